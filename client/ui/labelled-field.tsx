import { type ComponentPropsWithRef, useId } from 'react';
import form from './dialog-form.module.css';
import styles from './labelled-field.module.css';

type Props = ComponentPropsWithRef<'input'> & { label: string; hint?: string };

/** A line to write in, with its name above and what helps below. */
export function LabelledField({ label, hint, ...input }: Props) {
  const id = useId();
  return (
    <div className={form.group}>
      <label className={form.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.field}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        {...input}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}
