import { useLayoutEffect, useRef, type ReactNode } from 'react';
import styles from './modal-dialog.module.css';

type Props = {
  /** Said to screen readers when it opens. */
  label: string;
  /** By Escape, by a press beside it. */
  onClose: () => void;
  /** `top`: hangs under the bar, for what is typed into. */
  place?: 'middle' | 'top';
  children: ReactNode;
};

/** A dialog over the screen; the browser keeps the focus inside and gives it back. Unmount it to close it. */
export function ModalDialog({ label, onClose, place = 'middle', children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Layout: closed after React has removed it, a dialog gives the focus back to nobody.
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown === null) return undefined;
    shown.showModal();
    return () => shown.close();
  }, []);
  return (
    // The keyboard's way out is Escape, which the browser reports as `cancel`.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-place={place}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        // Only the backdrop is the dialog itself: what it holds fills it.
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.content}>{children}</div>
    </dialog>
  );
}
