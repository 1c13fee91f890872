import { useEffect, useRef, useState } from 'react';
import type { SaveState } from '#client/sync/save-state.ts';
import styles from './save-note.module.css';
import { useSaveWords } from './use-save-words.ts';

/** Whether my words are safe, in the bar; trouble and its end are also announced, the daily "saving" is not. */
export function SaveNote({ save, online }: { save: SaveState; online: boolean }) {
  const { words, isTrouble } = useSaveWords(save, online);
  const announced = useAnnouncement(words, isTrouble);
  return (
    <>
      <span
        className={styles.note}
        title={words}
        data-trouble={isTrouble}
        data-testid="save-state"
        data-state={save.kind}
      >
        {words}
      </span>
      <output className={styles.announced} aria-live="polite">
        {announced}
      </output>
    </>
  );
}

function useAnnouncement(words: string, isTrouble: boolean): string {
  const [announced, setAnnounced] = useState('');
  const wasTrouble = useRef(false);
  useEffect(() => {
    if (isTrouble || wasTrouble.current) setAnnounced(words);
    wasTrouble.current = isTrouble;
  }, [words, isTrouble]);
  return announced;
}
