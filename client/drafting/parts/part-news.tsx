import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { TextButton } from '#client/ui/text-button.tsx';
import type { CommandNews, PartCommander } from './part-commander.ts';
import styles from './part-news.module.css';

/** Long enough to read and to take it back. */
const SHOWN_MS = 8000;

type Props = { commander: PartCommander; news: CommandNews };

/** Says what became of a command, and takes it back. */
export function PartNews({ commander, news }: Props) {
  const { t } = useTranslation('parts');
  useEffect(() => {
    const timer = setTimeout(() => commander.dismissNews(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [commander]);
  const isConflict = news.kind === 'failed' && news.code === 'conflict';
  const undo = () => {
    if (news.kind === 'done') void commander.run({ kind: 'undo', command: news.command }, null);
  };
  return (
    <output className={styles.news}>
      <span>{news.kind === 'done' ? t(`done-${news.what}`) : t(isConflict ? 'conflict' : 'failed')}</span>
      {news.kind === 'done' && (
        <TextButton onClick={undo}>{t(news.what === 'undo' ? 'redo' : 'undo')}</TextButton>
      )}
    </output>
  );
}
