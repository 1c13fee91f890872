import { chip } from './chip.ts';

/** An initiative. */
export const InitiativeRef = chip('initiativeRef', 'initiative');
