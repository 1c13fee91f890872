import { EvidenceList } from '#client/actions/action/evidence-list.tsx';
import { sideOf, useDesk } from '#client/actions/action/desk.ts';
import { reportToAnswer } from '#client/actions/action/move-draft.ts';
import { SaidWords } from '#client/actions/action/said-words.tsx';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import styles from './step-form.module.css';

/** The very report that is answered, with its evidence: nobody accepts what is not before their eyes. */
export function ReportToAnswer({ detail }: { detail: ActionDetail }) {
  const desk = useDesk();
  const seq = reportToAnswer({ detail, side: desk.side });
  const report = detail.facts.find((fact) => fact.seq === seq);
  if (report?.fact !== 'ActionReported') return null;
  const side = sideOf(desk, report.side);
  return (
    <div className={styles.report} data-hue={side?.hue ?? 'none'}>
      {side !== null && <ColourTag letters={side.letters} hue={side.hue} title={side.name} />}
      <SaidWords words={report.words} />
      <EvidenceList evidence={report.evidence} />
    </div>
  );
}
