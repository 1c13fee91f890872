import { type ReactNode, useId } from 'react';
import styles from './card-section.module.css';

type Props = { title: string; lead?: string; children: ReactNode };

/** One matter on a page of settings: its name, a sentence, and what can be done. */
export function CardSection({ title, lead, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
