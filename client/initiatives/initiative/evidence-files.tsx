import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { InitiativeNames } from '#client/initiatives/initiative-names.ts';
import styles from '#client/initiatives/initiatives.module.css';
import { SideTag } from '#client/initiatives/side-tag.tsx';
import { actionLabel } from '#shared/actions/action.ts';
import type { EvidenceOnRecord } from '#shared/actions/initiative-record.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';
import { PageSection } from './page-section.tsx';

type Props = { files: readonly EvidenceOnRecord[]; names: InitiativeNames };

/** What was given as evidence for its actions, to be saved under the name that its Side gave it. */
export function EvidenceFiles({ files, names }: Props) {
  const { t } = useTranslation('initiatives');
  const locale = useLocale();
  return (
    <PageSection name="files" title={t('files')}>
      {files.length === 0 && <p className={styles.faint}>{t('filesEmpty')}</p>}
      <ul>
        {files.map(({ action, on, side, name, size, digest }) => (
          <li key={`${action} ${digest}`} className={styles.file} data-file={digest}>
            <a href={`/api/evidence-files/${digest}`} download={name} lang="">
              {name}
            </a>
            <span className={styles.facts}>
              <span>{actionLabel(action)}</span>
              <SideTag side={side} names={names} />
              <span>{t('fileFacts', { size: sizeOf(size, locale), day: formatDay(on, locale) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

const KILOBYTE = 1000;

/** In kilobytes below a megabyte, rounded up: an empty file is none. */
function sizeOf(bytes: number, locale: Locale): string {
  const isSmall = bytes < KILOBYTE ** 2;
  const format = new Intl.NumberFormat(formatTag[locale], {
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: isSmall ? 0 : 1,
  });
  return format.format(isSmall ? Math.ceil(bytes / KILOBYTE) : bytes / KILOBYTE ** 2);
}
