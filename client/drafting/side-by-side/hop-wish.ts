import { Wish } from '#client/browser/wish.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** To go from this part, or from where one is, to the same part in the other language. */
export const hopWish = new Wish<{ readonly language: TextLanguage; readonly cid: string } | null>();
