import { chip } from './chip.ts';

/** A tracked action; status, lead body and deadline are SQL's. */
export const ActionRef = chip('actionRef', 'action');
