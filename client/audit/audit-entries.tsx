import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format-date.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ColourTag, type Hue } from '#client/ui/colour-tag.tsx';
import { FactName } from '#shared/audit/audit-fact.ts';
import type { ListedEntry } from '#shared/audit/audit-list.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import styles from './audit-entries.module.css';

type Props = {
  entries: readonly ListedEntry[];
  lookOf: (side: string | null) => { letters: string; hue: Hue };
  /** What an entry is about, in the reader's words; null: they add nothing. */
  nameOf: (thing: string) => string | null;
};

/** Entries by the day of the reader's own clock, the newest first. */
export function AuditEntries({ entries, ...looks }: Props) {
  const locale = useLocale();
  const days = Map.groupBy(entries, ({ at }) => dayOf(at));
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={formatDay(day, locale)}>
      <h2 className={styles.day}>{formatDay(day, locale)}</h2>
      <ol className={styles.entries} reversed start={ofDay[0]?.position ?? 1}>
        {ofDay.map((entry) => (
          <EntryRow key={entry.position} entry={entry} {...looks} />
        ))}
      </ol>
    </section>
  ));
}

function dayOf(at: number): string {
  const day = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

type RowProps = Omit<Props, 'entries'> & { entry: ListedEntry };

function EntryRow({ entry, lookOf, nameOf }: RowProps) {
  const { t } = useTranslation(['audit', 'access']);
  const locale = useLocale();
  const { position, at, side, fact, thing, actor, actorName, readers } = entry;
  const look = lookOf(side);
  const isAnonymous = actor === 'system' || actor === 'visitor';
  const who = actorName?.[locale] ?? (isAnonymous ? t(`audit:${actor}`) : actor);
  const name = nameOf(thing);
  return (
    <li className={styles.entry} data-entry={position}>
      <time className={styles.time} dateTime={new Date(at).toISOString()}>
        {formatTime(at, locale)}
      </time>
      <div className={styles.what}>
        <p className={styles.fact}>{isFact(fact) ? t(`audit:fact-${fact}`) : fact}</p>
        {name !== null && (
          <p className={styles.thing} {...(name === thing && { lang: 'zxx', translate: 'no' })}>
            {name}
          </p>
        )}
        <p className={styles.who}>
          {look.letters !== '' && <ColourTag letters={look.letters} hue={look.hue} />}
          <span>{who}</span>
          {readers !== 'joint' && (
            <span className={styles.readers}>{t(`audit:${readersWords(readers)}`)}</span>
          )}
        </p>
        <Proof entry={entry} />
      </div>
    </li>
  );
}

/** What a check needs, for whoever wants to compare: behind a press, so that nobody has to read it. */
function Proof({ entry }: { entry: ListedEntry }) {
  const { position, thing, hash, digestBefore, digestAfter, details } = entry;
  const { t } = useTranslation('audit');
  /** Named by the record itself, in no language. */
  const raw = [['thing', thing] as const, ...Object.entries(details), ['SHA-256', hash] as const];
  const rows = [
    { name: t('digestBefore'), value: digestBefore, lang: undefined },
    { name: t('digestAfter'), value: digestAfter, lang: undefined },
    ...raw.map(([name, value]) => ({ name, value, lang: 'zxx' })),
  ].filter(({ value }) => value !== null);
  return (
    <details className={styles.proof}>
      <summary>{`№ ${position}`}</summary>
      <dl className={styles.rows} translate="no">
        {rows.map(({ name, value, lang }) => (
          <div key={name}>
            <dt lang={lang}>{name}</dt>
            <dd lang="zxx">{String(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const facts: ReadonlySet<string> = new Set(Object.values(FactName));

function isFact(fact: string): fact is FactName {
  return facts.has(fact);
}

function readersWords(readers: ListedEntry['readers']) {
  if (readers === 'administration') return 'forAdministrators';
  return readers.startsWith('side:') ? 'forSideAlone' : 'forOwnSide';
}
