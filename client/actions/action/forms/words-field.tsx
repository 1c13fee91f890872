import styles from './step-form.module.css';
import type { FieldsProps } from './step-fields.tsx';

/** UTF-16 units: as much as the server takes. */
const LONGEST = 4000;

type Props = Pick<FieldsProps, 'draft' | 'change'> & {
  label: string;
  /** Where one begins to write. */
  isFirst?: boolean;
};

/** The report, the reason or the note. */
export function WordsField({ draft, change, label, isFirst = true }: Props) {
  return (
    <label className={styles.group}>
      <span className={styles.label}>{label}</span>
      <textarea
        className={styles.words}
        rows={3}
        maxLength={LONGEST}
        value={draft.words}
        data-autofocus={isFirst ? true : undefined}
        onChange={(event) => change({ words: event.target.value })}
      />
    </label>
  );
}
