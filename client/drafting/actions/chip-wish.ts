import type { Editor } from '@tiptap/core';
import { Wish } from '#client/browser/wish.ts';
import type { ChipName } from '#shared/drafting/text/chips-in-part.ts';

/** To put the chip of something at the caret of an editor: which one is chosen in a dialog. */
export const chipWish = new Wish<{ name: InsertedChip; editor: Editor }>();

/** Those that one writes by hand; an action comes with its registration. */
export type InsertedChip = Exclude<ChipName, 'actionRef'>;
