import styles from './word-mark.module.css';

/** The name of the product, two strokes of equal height before it. */
export function WordMark() {
  return (
    <span className={styles.mark}>
      <svg viewBox="0 0 14 14" aria-hidden className={styles.strokes}>
        <path d="M1 13V1h4.5v12z" />
        <path d="M8.5 13V1H13v12z" />
      </svg>
      Alternat
    </span>
  );
}
