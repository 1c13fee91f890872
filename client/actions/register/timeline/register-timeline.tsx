import { useEffect, useMemo, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useScene } from '#client/actions/register/register-scene.ts';
import type { ListItem } from '#client/actions/register/rows/group-rows.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { useList } from '#client/actions/register/table/use-list.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import { formatTag } from '#shared/i18n/locale.ts';
import styles from './register-timeline.module.css';
import { placeOf, type Span, spanOf, ticksOf, yearAround } from './timeline-scale.ts';
import { TimelineRow } from './timeline-row.tsx';

type Props = { items: readonly ListItem[]; rows: readonly NamedRow[]; onFold: (group: string) => void };

const HEIGHTS = { row: 40, narrowRow: 64, group: 40 };
const Shown = { year: 'year', all: 'all' } as const;
type Shown = (typeof Shown)[keyof typeof Shown];

/** Each action from the day it was registered to its last day, with the business date through all of them. */
export function RegisterTimeline({ items, rows, onFold }: Props) {
  const { t } = useTranslation('register');
  const { register, names } = useScene();
  const today = register.businessDay;
  const [shown, setShown] = useState<Shown>(Shown.year);
  const span = useMemo(
    () =>
      shown === Shown.year
        ? yearAround(today)
        : spanOf(
            rows.map(({ row }) => row),
            today,
          ),
    [shown, rows, today],
  );
  const { scroller, list, isNarrow } = useList(items, HEIGHTS);
  useEffect(() => list.measure(), [list, isNarrow]);
  return (
    <div className={styles.timeline}>
      <fieldset className={styles.spans}>
        <legend className={styles.said}>{t('spans')}</legend>
        {Object.values(Shown).map((each) => (
          <label key={each} className={styles.spanChoice}>
            <input type="radio" name="span" checked={each === shown} onChange={() => setShown(each)} />
            {t(each === Shown.year ? 'spanYear' : 'spanAll')}
          </label>
        ))}
        <span className={styles.businessDay}>
          {t('businessDay', { day: formatDay(today, names.locale) })}
        </span>
      </fieldset>
      <div ref={scroller} className={styles.scroller}>
        <Scale span={span} />
        <ul className={styles.body} style={{ height: list.getTotalSize() }} aria-label={t('layout-timeline')}>
          {list.getVirtualItems().map(({ index, key, start, size }) => {
            const item = items[index];
            const place: CSSProperties = { transform: `translateY(${start}px)`, height: size };
            return (
              item !== undefined && (
                <TimelineRow key={String(key)} item={item} span={span} place={place} onFold={onFold} />
              )
            );
          })}
        </ul>
        <TodayLine span={span} />
      </div>
    </div>
  );
}

/** Months along the top. */
function Scale({ span }: { span: Span }) {
  const { names } = useScene();
  const wordOf = (day: string, isYear: boolean): string =>
    new Intl.DateTimeFormat(formatTag[names.locale], {
      month: 'short',
      ...(isYear ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    }).format(new Date(`${day}T00:00:00Z`));
  return (
    <div className={styles.scale} aria-hidden>
      <div className={styles.track}>
        {ticksOf(span).map(({ day, place, isYear }, index) => (
          <span key={day} className={styles.tick} style={{ left: `${place * 100}%` }} data-year={isYear}>
            {wordOf(day, isYear || index === 0)}
          </span>
        ))}
      </div>
    </div>
  );
}

function TodayLine({ span }: { span: Span }) {
  const { register } = useScene();
  return (
    <div className={styles.lineTrack} aria-hidden>
      <span
        className={styles.today}
        data-testid="business-date"
        style={{ left: `${placeOf(register.businessDay, span) * 100}%` }}
      />
    </div>
  );
}
