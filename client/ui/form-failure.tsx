import styles from './plain-rows.module.css';

/** What the server said to a form, announced at once. */
export function FormFailure({ words }: { words: string | null }) {
  if (words === null) return null;
  return (
    <p role="alert" className={styles.failure}>
      {words}
    </p>
  );
}
