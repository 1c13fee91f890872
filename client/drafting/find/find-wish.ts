import { Wish } from '#client/browser/wish.ts';

/** To find words in the text. */
export const findWish = new Wish();
