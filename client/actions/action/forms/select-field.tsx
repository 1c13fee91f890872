import styles from './step-form.module.css';

type Props = {
  label: string;
  chosen: string;
  options: readonly { readonly value: string; readonly label: string }[];
  /** Shown for the empty string; none: something has to be chosen. */
  none?: string;
  onChange: (value: string) => void;
};

/** One of many. */
export function SelectField({ label, chosen, options, none, onChange }: Props) {
  return (
    <label className={styles.group}>
      <span className={styles.label}>{label}</span>
      <select
        className={styles.field}
        value={chosen}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map(({ value, label: name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
