import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import styles from './action-sheet.module.css';
import { sideOf, useDesk } from './desk.ts';
import { EvidenceList } from './evidence-list.tsx';
import { useFactWords } from './fact-words.ts';
import { momentOf } from './format-date.ts';
import { SaidWords } from './said-words.tsx';

/** Everything that ever happened to it, the last first; nothing of it is ever changed. */
export function HistorySection({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation('desk');
  return (
    <section className={styles.section} aria-labelledby="history">
      <h2 id="history" className={styles.name}>
        {t('history')}
      </h2>
      <ol className={styles.history} reversed data-testid="history">
        {detail.facts.toReversed().map((fact) => (
          <FactLine key={fact.seq} fact={fact} members={detail.members} />
        ))}
      </ol>
    </section>
  );
}

type Props = { fact: ActionFact; members: ActionDetail['members'] };

/** Who, for whom, when, what, in which words and with what evidence. */
export function FactLine({ fact, members }: Props) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const desk = useDesk();
  const wordsOf = useFactWords();
  const side = sideOf(desk, fact.side);
  const { title, words } = wordsOf(fact);
  const writer = members.find(({ id }) => id === fact.member)?.name[locale];
  return (
    <li className={styles.fact} data-fact={fact.fact} data-hue={side?.hue ?? 'none'}>
      <p className={styles.factTitle}>
        {side !== null && <ColourTag letters={side.letters} hue={side.hue} title={side.name} />} {title}
      </p>
      <p className={styles.when}>
        {t('whoAndWhen', { who: writer ?? t('theSystem'), when: momentOf(fact.at, locale) })}
      </p>
      {words !== null && <SaidWords words={words} />}
      {fact.fact === 'ActionReported' && <EvidenceList evidence={fact.evidence} />}
    </li>
  );
}
