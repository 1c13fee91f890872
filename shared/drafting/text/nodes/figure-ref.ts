import { chip } from './chip.ts';

/** A figure of an indicator, quoted live. */
export const FigureRef = chip('figureRef', 'figure');
