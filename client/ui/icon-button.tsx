import { ActionIcon, Tooltip, type ActionIconProps } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './icon-button.module.css';

type Props = Omit<ActionIconProps, 'children'> &
  Omit<ComponentPropsWithRef<'button'>, 'children' | keyof ActionIconProps> & {
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
    <Tooltip label={shown} openDelay={400} classNames={{ tooltip: styles.tooltip ?? '' }} events={hoverOnly}>
      <ActionIcon
        variant="transparent"
        className={`${styles.button ?? ''} ${className ?? ''}`}
        aria-label={label}
        {...button}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

// A tooltip that follows the keyboard focus would cover the text under a toolbar.
const hoverOnly = { hover: true, focus: false, touch: false };
