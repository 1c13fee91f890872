import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { DropPanel } from '#client/ui/drop-panel.tsx';
import styles from './choice-panel.module.css';

type Props = {
  name: string;
  /** Beside the name, such as how many values are chosen. */
  note?: string | null;
  children: ReactNode;
};

/** A word in the row of tools with its choices below. */
export function ChoicePanel({ name, note = null, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <DropPanel
      isOpen={isOpen}
      onOpen={setOpen}
      align="start"
      target={
        <button
          type="button"
          className={styles.button}
          aria-expanded={isOpen}
          data-active={note !== null}
          onClick={() => setOpen(!isOpen)}
        >
          {name}
          {note !== null && <span className={styles.note}>{note}</span>}
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <div className={styles.panel} role="group" aria-label={name}>
        {children}
      </div>
    </DropPanel>
  );
}
