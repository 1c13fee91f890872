import { useTranslation } from 'react-i18next';
import { useScene } from '#client/actions/register/register-scene.ts';
import { DueWindow, Facet, withFacet } from '#client/actions/register/register-view.ts';
import { countsOf } from '#client/actions/register/rows/filter-rows.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { statusOrder } from '#client/actions/register/rows/sort-rows.ts';
import { formatTag } from '#shared/i18n/locale.ts';
import { DigestReason } from '#shared/notifications/digest.ts';
import { ChoicePanel } from './choice-panel.tsx';
import styles from './choice-panel.module.css';

type Props = { facet: Facet; rows: readonly NamedRow[] };

/** One thing to filter by: its values with how many actions each would show. */
export function FacetChoice({ facet, rows }: Props) {
  const { t } = useTranslation('register');
  const { view, titleOf } = useScene();
  const chosen = view.filters[facet] ?? [];
  const [first] = chosen;
  const note = first === undefined ? null : chosen.length === 1 ? titleOf(facet, first) : `${chosen.length}`;
  return (
    <ChoicePanel name={t(`facet-${facet}`)} note={note}>
      <Values facet={facet} rows={rows} />
    </ChoicePanel>
  );
}

/** Counted only while the panel is open. */
function Values({ facet, rows }: Props) {
  const { t } = useTranslation('register');
  const { view, show, titleOf, names } = useScene();
  const { filters, words } = view;
  const chosen = filters[facet] ?? [];
  const counts = countsOf(rows, { facet, filters, words });
  const values = [...new Set([...counts.keys(), ...chosen])];
  const { compare } = new Intl.Collator(formatTag[names.locale], { numeric: true });
  const place = placesOf(facet);
  values.sort((a, b) => place(a) - place(b) || compare(titleOf(facet, a), titleOf(facet, b)));
  const choose = (next: readonly string[]) => show({ ...view, filters: withFacet(filters, facet, next) });
  const turn = (value: string) =>
    choose(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <>
      {values.map((value) => (
        <label key={value} className={styles.value} data-empty={!counts.has(value)}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => turn(value)} />
          <span>{titleOf(facet, value)}</span>
          <span className={styles.count}>{counts.get(value) ?? 0}</span>
        </label>
      ))}
      {chosen.length > 0 && (
        <button type="button" className={styles.clear} onClick={() => choose([])}>
          {t('clearOne')}
        </button>
      )}
    </>
  );
}

/** States and windows in their own order, "none" last, everything else by name. */
function placesOf(facet: Facet): (value: string) => number {
  if (facet === Facet.status) return (value) => statusOrder.findIndex((each) => each === value);
  if (facet === Facet.due) return (value) => Object.values(DueWindow).findIndex((each) => each === value);
  if (facet === Facet.waits)
    return (value) => Object.values(DigestReason).findIndex((each) => each === value);
  return (value) => Number(value === '');
}
