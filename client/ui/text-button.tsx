import type { ComponentPropsWithRef } from 'react';
import styles from './text-button.module.css';

type Props = ComponentPropsWithRef<'button'> & { weight?: 'plain' | 'main' };

/** A button of words: `main` once on a screen at most. */
export function TextButton({ weight = 'plain', ...button }: Props) {
  return <button type="button" className={styles.button} data-weight={weight} {...button} />;
}
