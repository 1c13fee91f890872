import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { registerQuery } from '#client/actions/register-queries.ts';
import { OutcomeSection } from '#client/sessions/page/outcome-section.tsx';
import quiet from '#client/ui/quiet-link.module.css';
import { countParts, isOwed } from '#shared/actions/part-counts.ts';
import type { Session } from '#shared/sessions/session.ts';

/** What came of the session, as the register has it now. */
export function SessionOutcome({ session: { id } }: { session: Session }) {
  const { t } = useTranslation('sessionPage');
  const { data: register } = useSuspenseQuery(registerQuery);
  const own = register.rows.filter(({ session }) => session === id);
  return (
    <OutcomeSection
      count={countParts(own)}
      owed={own.flatMap((row) => row.parts.filter((part) => isOwed(row, part))).length}
      carried={register.rows.filter(({ carriedInto }) => carriedInto.includes(id)).length}
      link={
        <Link to="/actions" search={{ session: id }} className={quiet.link}>
          {t('toActions')}
        </Link>
      }
    />
  );
}
