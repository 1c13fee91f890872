import { useTranslation } from 'react-i18next';
import form from '#client/ui/dialog-form.module.css';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import type { SubGroupValidity } from '#shared/sides/sub-group-command.ts';
import styles from './period-fields.module.css';

type Props = { period: SubGroupValidity; onChange: (period: SubGroupValidity) => void };

/** First and last day; without a last one until further notice. */
export function PeriodFields({ period: { validFrom, validTo }, onChange }: Props) {
  const { t } = useTranslation('administration');
  return (
    <fieldset className={form.group}>
      <legend>{t('period')}</legend>
      <div className={styles.days}>
        <LabelledField
          label={t('firstDay')}
          type="date"
          required
          value={validFrom}
          onChange={({ currentTarget: { value } }) => onChange({ validFrom: value, validTo })}
        />
        <LabelledField
          label={t('lastDay')}
          type="date"
          min={validFrom}
          value={validTo ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ validFrom, validTo: value === '' ? null : value })
          }
        />
      </div>
      <span className={form.lead}>{t('lastDayHint')}</span>
    </fieldset>
  );
}
