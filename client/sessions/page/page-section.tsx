import { type ReactNode, useId } from 'react';
import styles from './page-section.module.css';

type Props = { name: string; children: ReactNode };

/** One matter of a session: its name in the margin, as documents have their kinds. */
export function PageSection({ name, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.name}>
        {name}
      </h2>
      <div className={styles.content}>{children}</div>
    </section>
  );
}
