import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DueState } from '#shared/actions/due-state.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import styles from './register-screen.module.css';
import { useScene } from './register-scene.ts';
import { isFiltered } from './register-view.ts';
import { Layout } from './register-search.ts';

/** What the register holds today, and the ways to look at it. */
export function RegisterHeading({ shown }: { shown: number }) {
  const { t } = useTranslation('register');
  const { register, names, view, searchOf } = useScene();
  const { rows, businessDay } = register;
  const unfinished = rows.filter(({ isUnfinished }) => isUnfinished).length;
  const overdue = rows.filter(({ dueState }) => dueState === DueState.overdue).length;
  const facts = [
    t('actions', { count: rows.length }),
    t('unfinished', { count: unfinished }),
    ...(overdue > 0 ? [t('overdue', { count: overdue })] : []),
    t('asOf', { day: formatDay(businessDay, names.locale) }),
  ];
  return (
    <header className={styles.heading}>
      <div>
        <h1 className={styles.title}>{t('title')}</h1>
        <p className={styles.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          <output data-testid="shown">
            {isFiltered(view) && <span>{t('shown', { shown, all: rows.length })}</span>}
          </output>
        </p>
      </div>
      <nav className={styles.layouts} aria-label={t('layouts')}>
        {Object.values(Layout).map((layout) => (
          <Link
            key={layout}
            to="/actions"
            search={searchOf({ ...view, layout })}
            className={styles.layoutLink}
            data-shown={layout === view.layout}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`layout-${layout}`)}
          </Link>
        ))}
      </nav>
    </header>
  );
}
