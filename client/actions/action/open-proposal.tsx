import { useTranslation } from 'react-i18next';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import styles from './action-sheet.module.css';
import { sideOf, useDesk } from './desk.ts';
import { useFactWords } from './fact-words.ts';
import { SaidWords } from './said-words.tsx';

/** What one Side has proposed and the other has still to answer. */
export function OpenProposal({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation('desk');
  const desk = useDesk();
  const wordsOf = useFactWords();
  const { proposal } = detail.row;
  const fact = detail.facts.find(({ seq }) => seq === proposal?.seq);
  if (proposal === null || fact === undefined) return null;
  const side = sideOf(desk, proposal.side);
  const { title, words } = wordsOf(fact);
  const waiting = proposal.side === desk.side ? 'proposalAwaitsOther' : 'proposalAwaitsYou';
  return (
    <section className={styles.proposal} data-hue={side?.hue ?? 'none'} aria-label={t('openProposal')}>
      <p>
        {side !== null && <ColourTag letters={side.letters} hue={side.hue} title={side.name} />} {title}
      </p>
      {words !== null && <SaidWords words={words} />}
      <p className={styles.soft}>{t(waiting)}</p>
    </section>
  );
}
