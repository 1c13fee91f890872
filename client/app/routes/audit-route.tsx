import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuditEntries } from '#client/audit/audit-entries.tsx';
import { AuditFilters } from '#client/audit/audit-filters.tsx';
import { type AuditFilter, auditQuery } from '#client/audit/audit-queries.ts';
import { ChainNote } from '#client/audit/chain-note.tsx';
import { meQuery } from '#client/auth/auth-queries.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { membersQuery } from '#client/sides/members/members-queries.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import buttons from '#client/ui/text-button.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { AuditView } from '#shared/audit/audit-list.ts';
import styles from './audit-route.module.css';
import { SectionPage } from './section-page.tsx';
import { useSideLookOf } from './use-side-look-of.ts';
import { useThingNames } from './use-thing-names.ts';

/** The record of facts, for those who may read it. */
export function AuditRoute() {
  const { t } = useTranslation(['audit', 'errors']);
  const { data: me } = useSuspenseQuery(meQuery);
  if (may(me.member, Verb.readAudit, { type: 'audit', readers: 'joint' })) return <Audit />;
  return (
    <SectionPage title={t('audit:title')} lead={t('audit:lead')}>
      <QuietMessage>{t('errors:code-forbidden')}</QuietMessage>
    </SectionPage>
  );
}

function Audit() {
  const { t } = useTranslation('audit');
  const [filter, setFilter] = useState<AuditFilter>({ view: AuditView.all, group: null, actor: null });
  const people = usePeople();
  const exported = (
    <a
      className={buttons.button}
      data-weight="plain"
      href={`/api/audit/export?view=${filter.view}`}
      download={`audit-${filter.view}.jsonl`}
    >
      {t('export')}
    </a>
  );
  return (
    <SectionPage title={t('title')} lead={t('lead')} end={exported}>
      <ChainNote />
      <AuditFilters filter={filter} people={people} onChange={setFilter} />
      <Entries filter={filter} people={people} />
    </SectionPage>
  );
}

type Person = { id: string; name: string };

function Entries({ filter, people }: { filter: AuditFilter; people: readonly Person[] }) {
  const lookOf = useSideLookOf();
  const nameOf = useThingNames(people);
  return <Page key={Object.values(filter).join()} filter={filter} before={null} looks={{ lookOf, nameOf }} />;
}

type PageProps = {
  filter: AuditFilter;
  before: number | null;
  looks: Pick<Parameters<typeof AuditEntries>[0], 'lookOf' | 'nameOf'>;
};

/** A page, and below it the next one once somebody has asked for it. */
function Page({ filter, before, looks }: PageProps) {
  const { t } = useTranslation(['audit', 'errors']);
  const { data, isError } = useQuery(auditQuery(filter, before));
  const [isMoreWanted, setMoreWanted] = useState(false);
  if (data === undefined) {
    return <QuietMessage>{isError ? t('errors:code-internal') : ''}</QuietMessage>;
  }
  const { entries, hasMore } = data;
  const last = entries.at(-1);
  if (last === undefined) return before === null ? <QuietMessage>{t('audit:none')}</QuietMessage> : null;
  return (
    <>
      <AuditEntries entries={entries} {...looks} />
      {hasMore && !isMoreWanted && (
        <p className={styles.more}>
          <TextButton onClick={() => setMoreWanted(true)}>{t('audit:older')}</TextButton>
        </p>
      )}
      {hasMore && isMoreWanted && <Page filter={filter} before={last.position} looks={looks} />}
    </>
  );
}

function usePeople(): readonly Person[] {
  const locale = useLocale();
  const { data } = useQuery(membersQuery);
  return (data?.members ?? []).map(({ id, name }) => ({ id, name: name[locale] }));
}
