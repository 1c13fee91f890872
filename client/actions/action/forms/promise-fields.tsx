import { useTranslation } from 'react-i18next';
import { useDesk } from '#client/actions/action/desk.ts';
import { CommitmentKind } from '#shared/actions/action.ts';
import { ActionChoice } from './action-choice.tsx';
import { Choices } from './choices.tsx';
import { DeadlineFields } from './deadline-fields.tsx';
import type { FieldsProps } from './step-fields.tsx';
import styles from './step-form.module.css';
import { WordsByLanguage } from './words-by-language.tsx';

/** What was promised, while its clause is a draft: what, by whom, until when, after what. */
export function PromiseFields(fields: FieldsProps) {
  const { t } = useTranslation(['desk', 'actions']);
  const { languages, sides } = useDesk();
  const { detail, draft, change } = fields;
  const { boundSides } = draft;
  const bind = (side: string, isBound: boolean): void =>
    change({ boundSides: isBound ? [...boundSides, side] : boundSides.filter((each) => each !== side) });
  return (
    <>
      <WordsByLanguage
        legend={t('desk:deliverable')}
        languages={languages}
        words={draft.deliverable}
        onChange={(deliverable) => change({ deliverable })}
        isFirst
      />
      <Choices
        legend={t('desk:kind')}
        name="kind"
        chosen={draft.kind}
        choices={Object.values(CommitmentKind).map((kind) => ({
          value: kind,
          label: t(`actions:kind-${kind}`),
        }))}
        onChange={(kind) => change({ kind })}
      />
      <fieldset className={styles.group}>
        <legend className={styles.label}>{t('desk:boundSides')}</legend>
        {sides.map(({ id, name }) => (
          <label key={id} className={styles.check}>
            <input
              type="checkbox"
              checked={boundSides.includes(id)}
              onChange={(event) => bind(id, event.target.checked)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <DeadlineFields {...fields} mayBeNone />
      <ActionChoice
        label={t('desk:dependsOn')}
        chosen={draft.dependsOn}
        without={detail.row.id}
        onChange={(dependsOn) => change({ dependsOn })}
      />
    </>
  );
}
