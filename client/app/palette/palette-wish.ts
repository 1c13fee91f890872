import { Wish } from '#client/browser/wish.ts';

/** To see the palette. */
export const paletteWish = new Wish();
