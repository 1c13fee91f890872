import type { ReactNode } from 'react';
import styles from './quiet-message.module.css';

type Props = {
  title?: string;
  children: ReactNode;
  /** The next step. */
  action?: ReactNode;
  /** Errors are announced at once. */
  tone?: 'plain' | 'error';
};

/** An empty, failed or finished state: what it is, in one sentence, and the next step. */
export function QuietMessage({ title, children, action, tone = 'plain' }: Props) {
  return (
    <div className={styles.message} role={tone === 'error' ? 'alert' : undefined}>
      {title !== undefined && <h2 className={styles.title}>{title}</h2>}
      <p className={styles.words}>{children}</p>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
