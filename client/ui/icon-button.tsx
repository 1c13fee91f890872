import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './icon-button.module.css';

type Props = Omit<ComponentPropsWithRef<'button'>, 'children' | 'title'> & {
  /** Said to screen readers and shown on hover. */
  label: string;
  icon: ReactNode;
  /** Shown beside the label on hover, such as "Ctrl B". */
  shortcut?: string;
};

/** A quiet button of one icon; its name is never left out. */
export function IconButton({ label, icon, shortcut, className, ...button }: Props) {
  const shown = shortcut === undefined ? label : `${label}  ${shortcut}`;
  return (
    <button
      type="button"
      className={`${styles.button ?? ''} ${className ?? ''}`}
      aria-label={label}
      title={shown}
      {...button}
    >
      {icon}
    </button>
  );
}
