import { useId, type ReactNode } from 'react';
import styles from '#client/initiatives/initiatives.module.css';

type Props = { name: string; title: string; end?: ReactNode; children: ReactNode };

/** One part of the page under its heading. */
export function PageSection({ name, title, end, children }: Props) {
  const id = useId();
  return (
    <section className={styles.group} data-section={name} aria-labelledby={id}>
      <h2 className={styles.groupName} id={id}>
        {title}
      </h2>
      <div className={styles.groupBody}>
        {children}
        {end}
      </div>
    </section>
  );
}
