import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { InitiativeNames } from '#client/initiatives/initiative-names.ts';
import styles from '#client/initiatives/initiatives.module.css';
import { SideTag } from '#client/initiatives/side-tag.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { StageEntry } from '#shared/initiatives/initiative-page.ts';
import { PageSection } from './page-section.tsx';
import { StageForm } from './stage-form.tsx';

type Props = {
  initiative: string;
  stages: readonly StageEntry[];
  mayRun: boolean;
  names: InitiativeNames;
};

/** The stage in force first, then how it came there. */
export function InitiativeStages({ initiative, stages, mayRun, names }: Props) {
  const { t } = useTranslation('initiatives');
  const locale = useLocale();
  const [isRecording, setRecording] = useState(false);
  const latest = stages.toReversed();
  const last = latest[0]?.seq ?? 0;
  return (
    <PageSection
      name="stage"
      title={t('stageHistory')}
      end={
        mayRun &&
        (isRecording ? (
          <StageForm initiative={initiative} expectedSeq={last} onClose={() => setRecording(false)} />
        ) : (
          <TextButton onClick={() => setRecording(true)}>{t('recordStage')}</TextButton>
        ))
      }
    >
      {stages.length === 0 && <p className={styles.faint}>{t('noStage')}</p>}
      <ol className={styles.stages} reversed>
        {latest.map(({ seq, stage, on, words, side }) => (
          <li key={seq} data-stage={stage} data-current={seq === last}>
            <p className={styles.stageName}>
              <span>{t(`stage-${stage}`)}</span>{' '}
              <span className={styles.faint}>
                {t('since', { day: formatDay(on, locale) })} <SideTag side={side} names={names} />
              </span>
            </p>
            {/* Written by a person, in whatever language. */}
            <p className={styles.words} lang={languageOf(words)}>
              {words}
            </p>
          </li>
        ))}
      </ol>
    </PageSection>
  );
}

/** By its letters: the words themselves do not say. */
function languageOf(words: string): string {
  if (/\p{Script=Devanagari}/u.test(words)) return 'hi';
  return /\p{Script=Cyrillic}/u.test(words) ? 'ru' : 'en';
}
