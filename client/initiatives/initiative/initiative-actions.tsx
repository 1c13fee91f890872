import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { InitiativeNames } from '#client/initiatives/initiative-names.ts';
import styles from '#client/initiatives/initiatives.module.css';
import { LeadBodies } from '#client/initiatives/lead-bodies.tsx';
import { actionLabel } from '#shared/actions/action.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import { PageSection } from './page-section.tsx';

type Props = { actions: readonly RegisterRow[]; names: InitiativeNames };

/** The actions that serve it, under the session that promised them, the latest session first. */
export function InitiativeActions({ actions, names }: Props) {
  const { t } = useTranslation(['initiatives', 'sessions']);
  const sessions = [...new Set(actions.map(({ sessionNumber }) => sessionNumber))].sort((a, b) => b - a);
  return (
    <PageSection name="actions" title={t('initiatives:actions')}>
      {actions.length === 0 && <p className={styles.faint}>{t('initiatives:actionsEmpty')}</p>}
      {sessions.map((number) => (
        <div key={number} className={styles.ofSession}>
          <h3 className={styles.sessionName}>{t('sessions:title', { count: number, ordinal: true })}</h3>
          <ul>
            {actions
              .filter(({ sessionNumber }) => sessionNumber === number)
              .map((row) => (
                <ActionLine key={row.id} row={row} names={names} />
              ))}
          </ul>
        </div>
      ))}
    </PageSection>
  );
}

function ActionLine({ row, names }: { row: RegisterRow; names: InitiativeNames }) {
  const { t } = useTranslation(['initiatives', 'actions']);
  const locale = useLocale();
  const words = Object.entries(row.deliverable);
  const [language, deliverable] = words.find(([own]) => own === locale) ?? words[0] ?? [locale, ''];
  // The register's own screens: this domain knows their address only.
  const path: string = `/actions/${row.id}`;
  const bodies = row.parts.flatMap(({ leadBody }) => leadBody ?? []);
  return (
    <li className={styles.action} data-action={row.id}>
      <Link className={styles.actionLabel} to={path}>
        {actionLabel(row.id)}
      </Link>
      <div>
        <p className={styles.deliverable} lang={language}>
          {deliverable}
        </p>
        <p className={styles.facts}>
          <span className={styles.strong}>{t(`actions:status-${row.status}`)}</span>
          {row.due !== null && <span>{t('initiatives:due', { day: formatDay(row.due, locale) })}</span>}
          {row.dueState === 'overdue' && <span className={styles.overdue}>{t('actions:due-overdue')}</span>}
          {bodies.length > 0 && <LeadBodies ids={bodies} names={names} form="short" />}
        </p>
      </div>
    </li>
  );
}
