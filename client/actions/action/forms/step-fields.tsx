import { useTranslation } from 'react-i18next';
import type { MoveDraft } from '#client/actions/action/move-draft.ts';
import { StepName } from '#client/actions/action/step-name.ts';
import type { DraftChange } from '#client/actions/action/use-steps.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { Ending, ReportStatus } from '#shared/actions/action-facts.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { ActionChoice } from './action-choice.tsx';
import { BodiesFields } from './bodies-fields.tsx';
import { Choices } from './choices.tsx';
import { DayField } from './day-field.tsx';
import { DeadlineFields } from './deadline-fields.tsx';
import { EvidenceFields } from './evidence-fields.tsx';
import { FilingFields } from './filing-fields.tsx';
import { PromiseFields } from './promise-fields.tsx';
import { ReportToAnswer } from './report-to-answer.tsx';
import { WordsField } from './words-field.tsx';

export type FieldsProps = {
  detail: ActionDetail;
  draft: MoveDraft;
  change: (change: DraftChange) => void;
};

/** What a step asks for. */
export function StepFields({ step, ...fields }: FieldsProps & { step: StepName }) {
  const { t } = useTranslation('desk');
  switch (step) {
    case StepName.report:
      return <ReportFields {...fields} />;
    case StepName.accept:
      return <ReportToAnswer detail={fields.detail} />;
    case StepName.return:
      return (
        <>
          <ReportToAnswer detail={fields.detail} />
          <WordsField {...fields} label={t('reason')} />
        </>
      );
    case StepName.extend:
      return (
        <>
          <DeadlineFields {...fields} mayBeNone={false} />
          <WordsField {...fields} label={t('reason')} isFirst={false} />
        </>
      );
    case StepName.end:
      return <EndingFields {...fields} />;
    case StepName.declineProposal:
    case StepName.reopen:
      return <WordsField {...fields} label={t('reason')} />;
    case StepName.note:
      return <WordsField {...fields} label={t('note')} />;
    case StepName.recordTrigger:
      return (
        <DayField
          label={t('triggerDay')}
          day={fields.draft.day}
          onChange={(day) => fields.change({ day })}
          isFirst
        />
      );
    case StepName.amend:
      return <PromiseFields {...fields} />;
    case StepName.nameBodies:
      return <BodiesFields {...fields} />;
    case StepName.file:
      return <FilingFields {...fields} />;
    case StepName.acceptProposal:
    case StepName.withdrawProposal:
    case StepName.renewQuote:
      return null; // the sheet above shows what is agreed to
    default:
      return exhaustive(step);
  }
}

function ReportFields(fields: FieldsProps) {
  const { t } = useTranslation(['desk', 'actions']);
  const { draft, change } = fields;
  return (
    <>
      <Choices
        legend={t('desk:howItStands')}
        name="status"
        chosen={draft.status}
        choices={Object.values(ReportStatus).map((status) => ({
          value: status,
          label: t(`actions:status-${status}`),
        }))}
        onChange={(status) => change({ status })}
      />
      <WordsField {...fields} label={t('desk:reportWords')} />
      <EvidenceFields {...fields} />
    </>
  );
}

function EndingFields(fields: FieldsProps) {
  const { t } = useTranslation('desk');
  const { draft, change, detail } = fields;
  return (
    <>
      <Choices
        legend={t('howItEnds')}
        name="ending"
        chosen={draft.ending}
        choices={Object.values(Ending).map((ending) => ({ value: ending, label: t(`ending-${ending}`) }))}
        onChange={(ending) => change({ ending })}
      />
      {draft.ending === Ending.superseded && (
        <ActionChoice
          label={t('supersededBy')}
          chosen={draft.by}
          without={detail.row.id}
          onChange={(by) => change({ by })}
        />
      )}
      <WordsField {...fields} label={t('reason')} isFirst={false} />
    </>
  );
}
