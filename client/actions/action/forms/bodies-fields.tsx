import { useTranslation } from 'react-i18next';
import { useDesk } from '#client/actions/action/desk.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { SelectField } from './select-field.tsx';
import type { FieldsProps } from './step-fields.tsx';
import styles from './step-form.module.css';

/** Who acts for the member's own Side: one leads, others carry it out with it. */
export function BodiesFields({ draft, change }: FieldsProps) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const desk = useDesk();
  const own = desk.bodies.filter(({ side }) => side === desk.side);
  const { leadBody, coExecutors } = draft;
  const toggle = (body: string, isChosen: boolean): void =>
    change({ coExecutors: isChosen ? [...coExecutors, body] : coExecutors.filter((each) => each !== body) });
  return (
    <>
      <SelectField
        label={t('leadBody')}
        chosen={leadBody}
        none={t('none')}
        options={own.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        onChange={(body) => change({ leadBody: body })}
      />
      <fieldset className={styles.group}>
        <legend className={styles.label}>{t('coExecutors')}</legend>
        {own
          .filter(({ id }) => id !== leadBody)
          .map(({ id, name }) => (
            <label key={id} className={styles.check}>
              <input
                type="checkbox"
                checked={coExecutors.includes(id)}
                onChange={(event) => toggle(id, event.target.checked)}
              />
              {name[locale]}
            </label>
          ))}
      </fieldset>
    </>
  );
}
