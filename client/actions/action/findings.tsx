import { useTranslation } from 'react-i18next';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import styles from './action-sheet.module.css';
import { sideOf, useDesk } from './desk.ts';

/** Told beside the deadline, of the day in force. */
const elsewhere: ReadonlySet<string> = new Set(['deadline-ambiguous', 'deadline-on-day-off']);

/** Where clause and record do not agree. Nothing when they do. */
export function Findings({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation(['desk', 'actions', 'drafting']);
  const desk = useDesk();
  const findings = detail.findings.filter(({ code }) => !elsewhere.has(code));
  if (findings.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="findings">
      <h2 id="findings" className={styles.name}>
        {t('desk:findings')}
      </h2>
      <ul className={styles.findings}>
        {findings.map(({ code, language, side, written }) => {
          const named = sideOf(desk, side);
          return (
            <li key={`${code} ${language} ${side} ${written}`} className={styles.warn} data-finding={code}>
              {named !== null && <ColourTag letters={named.letters} hue={named.hue} title={named.name} />}{' '}
              {t(`actions:finding-${code}`, { written: written ?? '' })}
              {language !== null && <span className={styles.when}>{t(`drafting:language-${language}`)}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
