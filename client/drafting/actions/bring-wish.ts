import { Wish } from '#client/browser/wish.ts';

/** To bring a clause of the minutes behind a part, by its cid. */
export const bringWish = new Wish<{ after: string }>();
