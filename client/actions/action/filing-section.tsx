import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { ordinalOf } from '#shared/drafting/default-title.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import styles from './action-sheet.module.css';
import { sessionNumber, useDesk } from './desk.ts';

/** Where the register keeps it, and into which sessions it was carried. */
export function FilingSection({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const desk = useDesk();
  const { initiative, sector, subGroup, carriedInto } = detail.row;
  const named = (things: readonly { id: string; name: LocalizedName }[], id: string) =>
    things.find((thing) => thing.id === id)?.name[locale] ?? id;
  const rows: [string, string][] = [];
  if (initiative !== null) rows.push([t('initiative'), named(desk.initiatives, initiative)]);
  if (sector !== null) rows.push([t('sector'), named(desk.sectors, sector)]);
  if (subGroup !== null) rows.push([t('subGroup'), named(desk.subGroups, subGroup)]);
  for (const session of carriedInto) {
    const number = sessionNumber(desk, session);
    const ordinal = number === null ? session : ordinalOf(number, locale);
    rows.push([t('carriedInto'), t('reviewOf', { session: ordinal })]);
  }
  if (rows.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="filing">
      <h2 id="filing" className={styles.name}>
        {t('filing')}
      </h2>
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
