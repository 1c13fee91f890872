import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useRef, type RefObject } from 'react';
import type { ListItem } from '#client/actions/register/rows/group-rows.ts';

/** Heights in px, the same for every row of a kind, so that none has to be measured. */
export type Heights = { readonly row: number; readonly narrowRow: number; readonly group: number };

/** A phone shows a row as a small card. */
const NARROW = '(width < 48rem)';
/** Rows drawn beyond what is seen, so that the keyboard always finds the next one. */
const BEYOND = 8;

/** A list of any length of which only what is in sight is drawn. */
export function useList(
  items: readonly ListItem[],
  heights: Heights,
): {
  scroller: RefObject<HTMLDivElement | null>;
  list: Virtualizer<HTMLDivElement, Element>;
  isNarrow: boolean;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches);
  const rowHeight = isNarrow ? heights.narrowRow : heights.row;
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'group' ? heights.group : rowHeight),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: BEYOND,
  });
  return { scroller, list, isNarrow };
}
