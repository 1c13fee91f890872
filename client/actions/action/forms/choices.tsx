import styles from './step-form.module.css';

type Props<Value extends string> = {
  legend: string;
  name: string;
  chosen: Value;
  choices: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
};

/** One of a few, all in sight. */
export function Choices<Value extends string>({ legend, name, chosen, choices, onChange }: Props<Value>) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{legend}</legend>
      <div className={styles.choices}>
        {choices.map(({ value, label }) => (
          <label key={value} className={styles.choice}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              onChange={() => onChange(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
