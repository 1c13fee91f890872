import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import styles from './floating.module.css';

/** Where something stands in the window; null while it cannot be seen. */
export type Anchor = () => { left: number; top: number; bottom: number } | null;

type Props = {
  anchor: Anchor;
  side: 'above' | 'below';
  children: ReactNode;
};

const GAP = 8; // px between the words and what floats beside them
const EDGE = 8; // px to the edge of the window
const BARS = 104; // px at the top that the room's own bars cover

/** Stays beside a place of the text while that scrolls; on the other side where there is no room. */
export function Floating({ anchor, side, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // After every render: the place moves with each change of the text.
  useLayoutEffect(() => place(box, anchor, side));
  useLayoutEffect(() => {
    const follow = () => place(box, anchor, side);
    window.addEventListener('scroll', follow, { passive: true, capture: true });
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, { capture: true });
      window.removeEventListener('resize', follow);
    };
  }, [anchor, side]);
  return (
    <div ref={box} className={styles.floating} data-floating>
      {children}
    </div>
  );
}

function place(box: RefObject<HTMLDivElement | null>, anchor: Anchor, side: 'above' | 'below'): void {
  const element = box.current;
  const at = anchor();
  if (element === null) return;
  const isSeen = at !== null && at.bottom > BARS - 24 && at.top < window.innerHeight;
  element.style.visibility = isSeen ? 'visible' : 'hidden';
  if (!isSeen) return;
  const { width, height } = element.getBoundingClientRect();
  const above = at.top - GAP - height;
  const below = at.bottom + GAP;
  const fits = side === 'above' ? above >= BARS : below + height <= window.innerHeight - EDGE;
  const goesAbove = side === 'above' ? fits : !fits && above >= BARS;
  const left = Math.min(Math.max(at.left, EDGE), Math.max(window.innerWidth - width - EDGE, EDGE));
  element.style.transform = `translate(${Math.round(left)}px, ${Math.round(goesAbove ? above : below)}px)`;
}
