import { useTranslation } from 'react-i18next';
import styles from '#client/ui/dialog-form.module.css';
import { OffsetUnit } from '#shared/actions/deadline.ts';
import { actionLabel } from '#shared/actions/action.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { Session } from '#shared/sessions/session.ts';
import type { DeadlineDraft } from './action-draft.ts';
import own from './action-form.module.css';
import { ChoiceField, chosen } from './choice-field.tsx';
import { WordsFields } from './words-fields.tsx';

type Props = {
  deadline: DeadlineDraft;
  rows: readonly RegisterRow[];
  sessions: readonly Session[];
  languages: readonly TextLanguage[];
  onChange: (deadline: DeadlineDraft) => void;
};

const kinds = ['none', 'absolute', 'relative'] as const;

/** When it is due: on a day, or so long before or after something happens. */
export function DeadlineFields(props: Props) {
  const { deadline, onChange } = props;
  const { t } = useTranslation('actionForm');
  return (
    <fieldset className={styles.group}>
      <legend>{t('deadline')}</legend>
      <div className={styles.choices}>
        {kinds.map((kind) => (
          <label key={kind} className={styles.choice}>
            <input
              type="radio"
              name="deadline-kind"
              checked={deadline.kind === kind}
              onChange={() => onChange({ ...deadline, kind })}
            />
            {t(`deadline-${kind}`)}
          </label>
        ))}
      </div>
      {deadline.kind === 'absolute' && (
        <label className={styles.group}>
          <span className={styles.label}>{t('day')}</span>
          <input
            type="date"
            required
            className={styles.field}
            value={deadline.day}
            onChange={(event) => onChange({ ...deadline, day: event.currentTarget.value })}
          />
        </label>
      )}
      {deadline.kind === 'relative' && <Relative {...props} />}
    </fieldset>
  );
}

const units = Object.values(OffsetUnit);
const triggers = ['delivery-received', 'session-opens', 'protocol-signed', 'event'] as const;

function Relative(props: Props) {
  const { deadline, onChange } = props;
  const { t } = useTranslation('actionForm');
  return (
    <>
      <div className={own.offset}>
        <label className={styles.group}>
          <span className={styles.label}>{t('number')}</span>
          <input
            type="number"
            min={0}
            max={1000}
            required
            className={styles.field}
            value={deadline.count}
            onChange={(event) => onChange({ ...deadline, count: event.currentTarget.valueAsNumber })}
          />
        </label>
        <ChoiceField
          label={t('unit')}
          value={deadline.unit}
          choices={units.map((id) => ({ id, name: t(`unit-${id}`) }))}
          none={null}
          onChange={(id) =>
            onChange({ ...deadline, unit: units.find((unit) => unit === id) ?? deadline.unit })
          }
        />
        <ChoiceField
          label={t('direction')}
          value={deadline.isBefore ? 'before' : 'after'}
          choices={(['after', 'before'] as const).map((id) => ({ id, name: t(id) }))}
          none={null}
          onChange={(id) => onChange({ ...deadline, isBefore: id === 'before' })}
        />
      </div>
      <ChoiceField
        label={t('trigger')}
        value={deadline.trigger}
        choices={triggers.map((id) => ({ id, name: t(`trigger-${id}`) }))}
        none={null}
        onChange={(id) =>
          onChange({ ...deadline, trigger: triggers.find((each) => each === id) ?? deadline.trigger })
        }
      />
      <Trigger {...props} />
    </>
  );
}

function Trigger({ deadline, rows, sessions, languages, onChange }: Props) {
  const { t } = useTranslation('actionForm');
  if (deadline.trigger === 'event') {
    return (
      <WordsFields
        label={(language) => t('event', { language })}
        words={deadline.words}
        languages={languages}
        rows={1}
        onChange={(words) => onChange({ ...deadline, words })}
      />
    );
  }
  if (deadline.trigger === 'delivery-received') {
    return (
      <ChoiceField
        label={t('whichAction')}
        value={deadline.action ?? ''}
        choices={rows.map(({ id }) => ({ id, name: actionLabel(id) }))}
        none={t('nothing')}
        onChange={(id) => onChange({ ...deadline, action: chosen(rows, id)?.id ?? null })}
      />
    );
  }
  return (
    <ChoiceField
      label={t('whichSession')}
      value={deadline.session}
      choices={sessions.map(({ id, number }) => ({ id, name: t('session', { number }) }))}
      none={null}
      onChange={(id) => onChange({ ...deadline, session: chosen(sessions, id)?.id ?? deadline.session })}
    />
  );
}
