import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useScene } from '#client/actions/register/register-scene.ts';
import { ReportStatus } from '#shared/actions/action-facts.ts';
import { type BulkKind, bulkKinds, type Draft, KEEP, NONE } from './bulk-draft.ts';
import styles from './bulk-dialog.module.css';

type Props = { draft: Draft; onChange: (draft: Draft) => void };

/** Sent to the other Side, which decides. */
const proposals: ReadonlySet<BulkKind> = new Set(['extend']);
const withReason: ReadonlySet<BulkKind> = new Set(['return', 'extend']);

/** What is to be done, and what it needs. */
export function BulkFields({ draft, onChange }: Props) {
  const { t } = useTranslation(['register', 'actions']);
  const { kind } = draft;
  return (
    <>
      <Choice
        label={t('register:bulkWhat')}
        value={kind}
        values={bulkKinds.map((each) => [
          each,
          each === 'file' ? t('register:bulk-file') : t(`actions:move-${each}`),
        ])}
        onChange={(chosen) => onChange({ ...draft, kind: bulkKinds.find((each) => each === chosen) ?? kind })}
      />
      {kind === 'report' && <ReportFields draft={draft} onChange={onChange} />}
      {kind === 'extend' && (
        <Day
          label={t('register:newDeadline')}
          day={draft.day}
          onChange={(day) => onChange({ ...draft, day })}
        />
      )}
      {withReason.has(kind) && <Words label={t('register:reason')} draft={draft} onChange={onChange} />}
      {kind === 'note' && <Words label={t('register:noteWords')} draft={draft} onChange={onChange} />}
      {kind === 'file' && <FilingFields draft={draft} onChange={onChange} />}
      {proposals.has(kind) && <p className={styles.note}>{t('register:bothSides')}</p>}
    </>
  );
}

function ReportFields({ draft, onChange }: Props) {
  const { t } = useTranslation(['register', 'actions']);
  const statuses = Object.values(ReportStatus);
  return (
    <>
      <Choice
        label={t('register:reportStatus')}
        value={draft.status}
        values={statuses.map((status) => [status, t(`actions:status-${status}`)])}
        onChange={(chosen) =>
          onChange({ ...draft, status: statuses.find((each) => each === chosen) ?? draft.status })
        }
      />
      <Words label={t('register:words')} draft={draft} onChange={onChange} />
      {draft.status === ReportStatus.reported && (
        <>
          <p className={styles.note}>{t('register:letter')}</p>
          <label className={styles.field}>
            {t('register:letterNumber')}
            <input
              required
              value={draft.letterNumber}
              maxLength={300}
              onChange={(event) => onChange({ ...draft, letterNumber: event.target.value })}
            />
          </label>
          <Day
            label={t('register:letterDate')}
            day={draft.letterDate}
            onChange={(letterDate) => onChange({ ...draft, letterDate })}
          />
        </>
      )}
    </>
  );
}

function FilingFields({ draft, onChange }: Props) {
  const { t } = useTranslation('register');
  const { names } = useScene();
  const values = (
    things: readonly { id: string; name: Readonly<Record<typeof names.locale, string>> }[],
    none: string,
  ): [string, string][] => [
    [KEEP, t('unchanged')],
    [NONE, none],
    ...things.map(({ id, name }): [string, string] => [id, name[names.locale]]),
  ];
  return (
    <>
      <Choice
        label={t('facet-sector')}
        value={draft.sector}
        values={values(names.sectors, t('without-sector'))}
        onChange={(sector) => onChange({ ...draft, sector })}
      />
      <Choice
        label={t('facet-subGroup')}
        value={draft.subGroup}
        values={values(names.subGroups, t('without-subGroup'))}
        onChange={(subGroup) => onChange({ ...draft, subGroup })}
      />
      <Choice
        label={t('facet-initiative')}
        value={draft.initiative}
        values={values(names.initiatives, t('without-initiative'))}
        onChange={(initiative) => onChange({ ...draft, initiative })}
      />
    </>
  );
}

function Choice(props: {
  label: string;
  value: string;
  values: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}) {
  return (
    <label className={styles.field}>
      {props.label}
      <select value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.values.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Words({ label, draft, onChange }: Props & { label: string }) {
  const id = useId();
  return (
    <label className={styles.field} htmlFor={id}>
      {label}
      <textarea
        id={id}
        required
        rows={3}
        maxLength={4000}
        value={draft.words}
        onChange={(event) => onChange({ ...draft, words: event.target.value })}
      />
    </label>
  );
}

function Day({ label, day, onChange }: { label: string; day: string; onChange: (day: string) => void }) {
  return (
    <label className={styles.field}>
      {label}
      <input type="date" required value={day} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
