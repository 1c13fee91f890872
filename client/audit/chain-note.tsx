import { useClipboard } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TextButton } from '#client/ui/text-button.tsx';
import type { AuditChain } from '#shared/audit/audit-list.ts';
import { auditChainQuery } from './audit-queries.ts';
import styles from './chain-note.module.css';

/** A plain word on whether the record holds, and the mark of its end to be noted elsewhere. */
export function ChainNote() {
  const { t } = useTranslation('audit');
  const { data: chain, isError } = useQuery(auditChainQuery);
  if (chain === undefined) {
    return <output className={styles.note}>{t(isError ? 'notChecked' : 'checking')}</output>;
  }
  return (
    <section className={styles.note} data-whole={chain.isWhole} aria-label={t('title')}>
      <Verdict chain={chain} />
      {chain.head !== null && <Head hash={chain.head.hash} />}
    </section>
  );
}

function Verdict({ chain: { entries, isWhole, brokenAt } }: { chain: AuditChain }) {
  const { t } = useTranslation('audit');
  const Icon = isWhole ? ShieldCheck : ShieldAlert;
  return (
    <p className={styles.verdict} role={isWhole ? 'status' : 'alert'}>
      <Icon size={18} aria-hidden />
      <span>{isWhole ? t('whole', { count: entries }) : t('broken', { position: brokenAt ?? 1 })}</span>
    </p>
  );
}

function Head({ hash }: { hash: string }) {
  const { t } = useTranslation(['audit', 'common']);
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <div className={styles.head}>
      <p>
        {t('audit:head')}{' '}
        <code className={styles.hash} lang="zxx" translate="no">
          {hash}
        </code>
      </p>
      <TextButton onClick={() => clipboard.copy(hash)}>
        {t(clipboard.copied ? 'common:copied' : 'common:copy')}
      </TextButton>
      <p className={styles.hint}>{t('audit:headHint')}</p>
    </div>
  );
}
