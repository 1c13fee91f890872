import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { MissingParts } from '#client/sessions/page/missing-parts.tsx';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import quiet from '#client/ui/quiet-link.module.css';
import type { SessionPapers } from '#shared/drafting/session-papers.ts';

/** What the Protocol lacks, with the names of sub-groups and Sides, and the way to it. */
export function SessionMissingParts({ protocol }: { protocol: NonNullable<SessionPapers['protocol']> }) {
  const { t } = useTranslation('sessionPage');
  const locale = useLocale();
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const named = [...workspace.subGroups, ...workspace.sides];
  return (
    <MissingParts
      missing={protocol.missing}
      nameOf={({ subGroup, side }) => {
        const of: string | null = subGroup ?? side;
        return named.find(({ id }) => id === of)?.name[locale] ?? '';
      }}
      link={
        <Link to="/documents/$documentId" params={{ documentId: protocol.document }} className={quiet.link}>
          {t('openProtocol')}
        </Link>
      }
    />
  );
}
