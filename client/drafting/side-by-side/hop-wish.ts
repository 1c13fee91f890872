import { Wish } from '#client/browser/wish.ts';

/** To go to the same part in the other language. */
export const hopWish = new Wish();
