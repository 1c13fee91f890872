import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import edge from '#client/ui/edge-note.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import type { PartCommander } from './part-commander.ts';
import styles from './part-news.module.css';

/** Long enough to read and to take it back. */
const SHOWN_MS = 8000;

/** Says what became of a command, and takes it back. It stands empty before: what comes with its words is not read out. */
export function PartNews({ commander }: { commander: PartCommander }) {
  const { t } = useTranslation('parts');
  const news = useSyncExternalStore(commander.subscribe, commander.news);
  useEffect(() => {
    if (news === null) return undefined;
    const timer = setTimeout(() => commander.dismissNews(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [commander, news]);
  const words = () => {
    if (news === null) return '';
    if (news.kind === 'done') return t(`done-${news.what}`);
    if (news.code === 'not-here') return t('notHere');
    return t(news.code === 'conflict' ? 'conflict' : 'failed');
  };
  return (
    <div className={`${edge.note} ${styles.news}`} data-empty={news === null}>
      <output>{words()}</output>
      {news?.kind === 'done' && (
        <TextButton onClick={() => commander.run({ kind: 'undo', command: news.command }, null)}>
          {t(news.what === 'undo' ? 'redo' : 'undo')}
        </TextButton>
      )}
    </div>
  );
}
