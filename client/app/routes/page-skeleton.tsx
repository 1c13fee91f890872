import styles from './page-skeleton.module.css';

const rows = ['58%', '71%', '64%', '49%'];

/** A page before what it shows is known: the same places, so that nothing jumps. */
export function PageSkeleton({ label }: { label: string }) {
  return (
    <output className={styles.page} aria-label={label}>
      <span className={styles.title} aria-hidden />
      {rows.map((width) => (
        <span key={width} className={styles.row} style={{ width }} aria-hidden />
      ))}
    </output>
  );
}
