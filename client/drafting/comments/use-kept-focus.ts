import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

type Handlers = { onFocus: (event: FocusEvent) => void; onBlur: () => void };

/**
 * Whoever resolves or withdraws by keyboard stands on a button that goes away with it. The focus stays in the discussion,
 * or goes to the next one, or to the heading when there is none left.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>, shown: readonly string[]): Handlers {
  const focused = useRef<string | null>(null);
  const before = useRef(shown);
  useLayoutEffect(() => {
    const cards = before.current;
    before.current = shown;
    const card = focused.current;
    if (card === null || document.activeElement !== document.body) return;
    const next = nearest(cards, card, shown);
    const place = next === undefined ? 'h2' : `[data-thread-card="${CSS.escape(next)}"] article`;
    panel.current?.querySelector<HTMLElement>(place)?.focus();
  });
  return {
    onFocus: ({ target }) => {
      const card = target.closest<HTMLElement>('[data-thread-card]');
      focused.current = card?.dataset['threadCard'] ?? null;
    },
    // React is silent about what it takes away itself: this one is a person going elsewhere.
    onBlur: () => {
      focused.current = null;
    },
  };
}

function nearest(before: readonly string[], card: string, shown: readonly string[]): string | undefined {
  const at = before.indexOf(card);
  const isShown = (each: string): boolean => shown.includes(each);
  return before.slice(at).find(isShown) ?? before.slice(0, at).findLast(isShown);
}
