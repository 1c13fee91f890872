import { useEffect, useRef, type ReactNode } from 'react';
import styles from './drop-panel.module.css';

type Props = {
  isOpen: boolean;
  /** Told `false` by Escape and by a press elsewhere. */
  onOpen: (open: boolean) => void;
  /** Which edge it shares with what it hangs on. */
  align: 'start' | 'end';
  /** The button that opens it. */
  target: ReactNode;
  children: ReactNode;
};

const GAP = 6; // px between the button and the panel
const EDGE = 8; // px that stay free at the edge of the window

/** A panel below its button, above everything else; the browser's own, so that it weighs nothing. */
export function DropPanel({ isOpen, onOpen, align, target, children }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current: shown } = panel;
    if (!isOpen || shown === null || holder.current === null) return undefined;
    shown.showPopover();
    place(shown, holder.current.getBoundingClientRect(), align);
    // It could not take the focus before it was shown.
    shown.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => shown.hidePopover();
  }, [isOpen, align]);
  useClosing(holder, isOpen, onOpen);
  return (
    <div ref={holder} className={styles.holder}>
      {target}
      <div ref={panel} popover="manual" className={styles.panel}>
        {isOpen && children}
      </div>
    </div>
  );
}

function place(panel: HTMLElement, button: DOMRect, align: Props['align']): void {
  const wanted = align === 'start' ? button.left : button.right - panel.offsetWidth;
  const left = Math.max(EDGE, Math.min(wanted, window.innerWidth - panel.offsetWidth - EDGE));
  panel.style.left = `${left}px`;
  panel.style.top = `${button.bottom + GAP}px`;
}

function useClosing(
  holder: { readonly current: HTMLElement | null },
  isOpen: boolean,
  onOpen: (open: boolean) => void,
): void {
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const pressed = (event: PointerEvent): void => {
      const isInside = event.target instanceof Node && holder.current?.contains(event.target) === true;
      if (!isInside) latest.current(false);
    };
    const escaped = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      latest.current(false);
      // Back to the button, unless the person has gone elsewhere.
      if (holder.current?.contains(document.activeElement) === true)
        holder.current.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', pressed);
    document.addEventListener('keydown', escaped);
    return () => {
      document.removeEventListener('pointerdown', pressed);
      document.removeEventListener('keydown', escaped);
    };
  }, [holder, isOpen]);
}
