import styles from '#client/ui/dialog-form.module.css';

export type Choice = { readonly id: string; readonly name: string };

type Props = {
  label: string;
  /** Empty: nothing is chosen. */
  value: string;
  choices: readonly Choice[];
  /** Words of the choice of nothing; null: something is always chosen. */
  none: string | null;
  onChange: (id: string) => void;
};

/** One of several things, by its name. */
export function ChoiceField({ label, value, choices, none, onChange }: Props) {
  return (
    <label className={styles.group}>
      <span className={styles.label}>{label}</span>
      <select
        className={styles.field}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {none !== null && <option value="">{none}</option>}
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The thing that was chosen by its id, as the type that it has. */
export function chosen<Thing extends { readonly id: string }>(
  things: readonly Thing[],
  id: string,
): Thing | null {
  return things.find((thing) => thing.id === id) ?? null;
}
