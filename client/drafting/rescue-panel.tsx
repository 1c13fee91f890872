import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { formatMoment, formatTime } from '#client/i18n/format-date.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { RescuedWords } from '#client/sync/rescued-words.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import styles from './rescue-panel.module.css';

type Props = { rescue: readonly RescuedWords[]; onDismiss: (id: string) => void };

/** Words that the server did not take, or lost by a restoration: to copy and to let go, never lost by themselves. */
export function RescuePanel({ rescue, onDismiss }: Props) {
  const { t } = useTranslation('sync');
  const all = useClipboard({ timeout: 2000 });
  const locale = useLocale();
  if (rescue.length === 0) return null;
  const backups = new Set(rescue.flatMap(({ backupAt }) => backupAt ?? []));
  const isRefused = rescue.some(({ backupAt }) => backupAt === undefined);
  return (
    <aside className={styles.panel} aria-labelledby="rescue-title">
      <header className={styles.header}>
        <h2 id="rescue-title" className={styles.title}>
          {t(isRefused ? 'rescueTitle' : 'rescueRestoredTitle')}
        </h2>
        {isRefused && <output className={styles.lead}>{t('rescueLead')}</output>}
        {[...backups].map((at) => (
          <output key={at} className={styles.lead}>
            {t('rescueRestoredLead', { time: formatMoment(at, locale) })}
          </output>
        ))}
        {rescue.length > 1 && (
          <CopyButton
            isCopied={all.copied}
            label={t('rescueCopyAll')}
            onCopy={() => all.copy(rescue.map(({ mine }) => mine).join('\n\n'))}
          />
        )}
      </header>
      <ul className={styles.list}>
        {rescue.map((words) => (
          <RescuedLine key={words.id} words={words} onDismiss={onDismiss} />
        ))}
      </ul>
    </aside>
  );
}

function RescuedLine({ words, onDismiss }: { words: RescuedWords; onDismiss: (id: string) => void }) {
  const { t } = useTranslation(['sync', 'drafting', 'common']);
  const locale = useLocale();
  const clipboard = useClipboard({ timeout: 2000 });
  const { id, language, mine, refusal, backupAt, at } = words;
  return (
    <li className={styles.words}>
      <p className={styles.origin}>
        {t('sync:rescueFrom', {
          language: t(`drafting:language-${language}`),
          time: formatTime(at, locale),
        })}
        {refusal !== null && `: ${t(`sync:refusal-${refusal.code}`)}`}
        {backupAt !== undefined && `: ${t('sync:rescueRestored')}`}
      </p>
      <blockquote className={styles.mine} lang={language}>
        {mine}
      </blockquote>
      <div className={styles.actions}>
        <CopyButton
          isCopied={clipboard.copied}
          label={t('common:copy')}
          onCopy={() => clipboard.copy(mine)}
        />
        <TextButton onClick={() => onDismiss(id)}>{t('sync:rescueDismiss')}</TextButton>
      </div>
    </li>
  );
}

function CopyButton({ isCopied, label, onCopy }: { isCopied: boolean; label: string; onCopy: () => void }) {
  const { t } = useTranslation('common');
  return <TextButton onClick={onCopy}>{isCopied ? t('copied') : label}</TextButton>;
}
