import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import form from '#client/ui/dialog-form.module.css';

type Props = { timeZone: string; onChange: (timeZone: string) => void };

/** The zone in which the Side's days end. Names of zones are the same in every language. */
export function TimeZoneField({ timeZone, onChange }: Props) {
  const { t } = useTranslation('administration');
  // A browser may list a zone by an older name than the one that is stored.
  const zones = useMemo(
    () => [...new Set([...Intl.supportedValuesOf('timeZone'), timeZone])].sort(),
    [timeZone],
  );
  return (
    <label className={form.group}>
      <span className={form.label}>{t('timeZone')}</span>
      <select
        className={form.field}
        lang="zxx"
        translate="no"
        value={timeZone}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </select>
    </label>
  );
}
