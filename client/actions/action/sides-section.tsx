import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import type { ActionFactOf } from '#shared/actions/action-facts.ts';
import type { PartState } from '#shared/actions/action-state.ts';
import { stateOfFacts } from '#shared/actions/action-state.ts';
import type { BodyId } from '#shared/core/id.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import styles from './action-sheet.module.css';
import { bodyOf, type DeskSide, useDesk } from './desk.ts';
import { EvidenceList } from './evidence-list.tsx';
import { inOneLanguage } from '#shared/actions/in-one-language.ts';
import { SaidWords } from './said-words.tsx';

/** What each Side owes and says, and what the other one answers: both layers of its status (domain rule 24). */
export function SidesSection({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation('desk');
  const { sides } = useDesk();
  const { parts } = stateOfFacts(detail.facts);
  return (
    <section className={styles.section} aria-labelledby="sides">
      <h2 id="sides" className={styles.name}>
        {t('sides')}
      </h2>
      <div className={styles.sides}>
        {sides.map((side) => {
          const part = parts.find((each) => each.side === side.id);
          return part === undefined ? null : (
            <SidePart key={side.id} side={side} part={part} detail={detail} />
          );
        })}
      </div>
    </section>
  );
}

type PartProps = { side: DeskSide; part: PartState; detail: ActionDetail };

function SidePart({ side, part, detail }: PartProps) {
  const { t } = useTranslation(['desk', 'actions']);
  const locale = useLocale();
  const promised = detail.action.commitment.parts.find((each) => each.side === side.id);
  const own = inOneLanguage(promised?.deliverable ?? {}, locale);
  return (
    <div className={styles.side} data-hue={side.hue} data-side={side.id}>
      <h3 className={styles.sideName}>
        <ColourTag letters={side.letters} hue={side.hue} /> {side.name}
      </h3>
      {own !== null && <p lang={own.language}>{own.words}</p>}
      <dl className={styles.facts}>
        <dt>{t('desk:leadBody')}</dt>
        <dd>
          <Body id={promised?.leadBody ?? null} />
        </dd>
        {(promised?.coExecutors.length ?? 0) > 0 && (
          <>
            <dt>{t('desk:coExecutors')}</dt>
            {promised?.coExecutors.map((id) => (
              <dd key={id}>
                <Body id={id} />
              </dd>
            ))}
          </>
        )}
        <dt>{t('desk:reports')}</dt>
        <dd>
          <Reported part={part} />
        </dd>
        <dt>{t('desk:otherSays')}</dt>
        <dd>
          <Answered part={part} />
        </dd>
      </dl>
    </div>
  );
}

function Body({ id }: { id: BodyId | null }) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const desk = useDesk();
  const body = id === null ? null : bodyOf(desk, id);
  if (body === null) return <span className={styles.soft}>{id ?? t('noBody')}</span>;
  return <span>{body.name[locale]}</span>;
}

/** The first layer: what the Side itself says. */
function Reported({ part: { report } }: { part: PartState }) {
  const { t } = useTranslation(['desk', 'actions']);
  const locale = useLocale();
  if (report === null) return <span className={styles.soft}>{t('desk:nothingReported')}</span>;
  return (
    <>
      <p className={styles.layer}>
        {t(`actions:status-${report.status}`)}
        <span className={styles.when}>{formatDay(report.on, locale)}</span>
      </p>
      <SaidWords words={report.words} />
      <EvidenceList evidence={report.evidence} />
    </>
  );
}

/** The second layer: what the other Side makes of it. */
function Answered({ part }: { part: PartState }) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const { answer, status } = part;
  if (answer === null) {
    const words = status === 'reported' ? 'awaitsAnswer' : 'nothingToAnswer';
    return <span className={status === 'reported' ? styles.layer : styles.soft}>{t(words)}</span>;
  }
  return (
    <>
      <p className={styles.layer}>
        {t(answer.fact === 'ReportAccepted' ? 'accepted' : 'returned')}
        <span className={styles.when}>{formatDay(answer.on, locale)}</span>
      </p>
      {isReturned(answer) && <SaidWords words={answer.reason} />}
    </>
  );
}

const isReturned = (answer: NonNullable<PartState['answer']>): answer is ActionFactOf<'ReportReturned'> =>
  answer.fact === 'ReportReturned';
