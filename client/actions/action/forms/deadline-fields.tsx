import { useTranslation } from 'react-i18next';
import { type DeadlineDraft, TriggerKind } from '#client/actions/action/deadline-draft.ts';
import { useDesk } from '#client/actions/action/desk.ts';
import { OffsetUnit } from '#shared/actions/deadline.ts';
import { ActionChoice } from './action-choice.tsx';
import { Choices } from './choices.tsx';
import { DayField } from './day-field.tsx';
import { SelectField } from './select-field.tsx';
import type { FieldsProps } from './step-fields.tsx';
import styles from './step-form.module.css';
import { WordsByLanguage } from './words-by-language.tsx';

type Props = FieldsProps & {
  /** A promise may have no deadline; an extension has one. */
  mayBeNone: boolean;
};

/** A last day, or so long after something. */
export function DeadlineFields({ detail, draft, change, mayBeNone }: Props) {
  const { t } = useTranslation('desk');
  const { deadline } = draft;
  const write = (part: Partial<DeadlineDraft>) => change({ deadline: { ...deadline, ...part } });
  const kinds = mayBeNone ? (['absolute', 'relative', 'none'] as const) : (['absolute', 'relative'] as const);
  return (
    <>
      <Choices
        legend={t('deadline')}
        name="deadline-kind"
        chosen={deadline.kind === 'none' && !mayBeNone ? 'absolute' : deadline.kind}
        choices={kinds.map((kind) => ({ value: kind, label: t(`deadline-${kind}`) }))}
        onChange={(kind) => write({ kind })}
      />
      {deadline.kind === 'relative' ? (
        <RelativeFields detail={detail} deadline={deadline} write={write} />
      ) : (
        deadline.kind === 'absolute' && (
          <DayField
            label={t('lastDay')}
            day={deadline.day}
            onChange={(day) => write({ day })}
            sides={detail.row.parts.map(({ side }) => side)}
            isFirst
          />
        )
      )}
    </>
  );
}

type RelativeProps = {
  detail: FieldsProps['detail'];
  deadline: DeadlineDraft;
  write: (part: Partial<DeadlineDraft>) => void;
};

function RelativeFields({ detail, deadline, write }: RelativeProps) {
  const { t } = useTranslation('desk');
  return (
    <>
      <OffsetFields deadline={deadline} write={write} />
      <SelectField
        label={t('trigger')}
        chosen={deadline.trigger}
        options={Object.values(TriggerKind).map((kind) => ({ value: kind, label: t(`trigger-${kind}`) }))}
        onChange={(chosen) =>
          write({
            trigger: Object.values(TriggerKind).find((kind) => kind === chosen) ?? TriggerKind.event,
          })
        }
      />
      <TriggerFields detail={detail} deadline={deadline} write={write} />
    </>
  );
}

function OffsetFields({ deadline, write }: Omit<RelativeProps, 'detail'>) {
  const { t } = useTranslation('desk');
  return (
    <div className={styles.offset}>
      <label className={styles.group}>
        <span className={styles.label}>{t('offsetCount')}</span>
        <input
          className={styles.field}
          inputMode="numeric"
          value={deadline.count}
          onChange={(event) => write({ count: event.target.value })}
        />
      </label>
      <SelectField
        label={t('offsetUnit')}
        chosen={deadline.unit}
        options={Object.values(OffsetUnit).map((unit) => ({ value: unit, label: t(`unit-${unit}`) }))}
        onChange={(chosen) =>
          write({ unit: Object.values(OffsetUnit).find((unit) => unit === chosen) ?? OffsetUnit.day })
        }
      />
      <SelectField
        label={t('beforeOrAfter')}
        chosen={deadline.isBefore ? 'before' : 'after'}
        options={[
          { value: 'after', label: t('after') },
          { value: 'before', label: t('before') },
        ]}
        onChange={(chosen) => write({ isBefore: chosen === 'before' })}
      />
    </div>
  );
}

/** Which action, which session, or what event. */
function TriggerFields({ detail, deadline, write }: RelativeProps) {
  const { t } = useTranslation(['desk', 'sessions']);
  const { sessions, languages } = useDesk();
  if (deadline.trigger === TriggerKind.delivery) {
    return (
      <ActionChoice
        label={t('desk:triggerAction')}
        chosen={deadline.action}
        without={detail.row.id}
        onChange={(action) => write({ action })}
      />
    );
  }
  if (deadline.trigger === TriggerKind.event) {
    return (
      <WordsByLanguage
        legend={t('desk:triggerWords')}
        languages={languages}
        words={deadline.words}
        onChange={(words) => write({ words })}
      />
    );
  }
  return (
    <SelectField
      label={t('desk:triggerSession')}
      chosen={deadline.session}
      none={t('desk:none')}
      options={sessions.map(({ id, number }) => ({
        value: id,
        label: t('sessions:title', { count: number, ordinal: true }),
      }))}
      onChange={(session) => write({ session })}
    />
  );
}
