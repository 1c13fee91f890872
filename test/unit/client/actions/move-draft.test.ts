import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DeadlineDraft,
  deadlineOfDraft,
  draftOfDeadline,
} from '#client/actions/action/deadline-draft.ts';
import { blankDraft, lackOf, type MoveDraft, stepOfDraft } from '#client/actions/action/move-draft.ts';
import { offeredSteps } from '#client/actions/action/offered-steps.ts';
import { StepName } from '#client/actions/action/step-name.ts';
import { factOfStep } from '#server/actions/fact-of-step.ts';
import { evidenceSchema } from '#shared/actions/action.ts';
import { refusalOf } from '#shared/actions/action-moves.ts';
import type { Deadline } from '#shared/actions/deadline.ts';
import { actionIdSchema, memberIdSchema, sessionIdSchema } from '#shared/core/id.ts';
import { actionDetailOf } from '#test/support/action-detail-of.ts';
import { anAction, evidence, historyOf, india, russia } from '#test/support/action-history.ts';
import { anyHistory } from '#test/support/random-action-history.ts';

const member = memberIdSchema.parse('in-secretary');

/** Every field of every form is filled in. */
function filled(draft: MoveDraft): MoveDraft {
  return {
    ...draft,
    words: 'as stated',
    status: 'reported',
    evidence: evidence.map((piece) => evidenceSchema.parse(piece)),
    deadline: { ...draft.deadline, kind: 'absolute', day: '2031-01-01' },
    day: '2025-10-13',
    leadBody: 'in-dpiit',
  };
}

test('over random histories: what is offered and filled in, the rules of the action take; what is not, they refuse', () => {
  fc.assert(
    fc.property(anyHistory(), fc.constantFrom(india, russia), (history, side) => {
      const detail = actionDetailOf(history, side);
      const offered = offeredSteps(detail, { member, side });
      const draft = filled(blankDraft(detail, side));
      for (const step of offered) {
        expect([step, lackOf(step, draft)]).toEqual([step, null]);
        const asked = stepOfDraft(step, draft, { detail, side });
        const written = { seq: history.state.seq + 1, at: 0, on: '2026-01-12', member, side };
        const fact = factOfStep(asked, written, null);
        expect([step, refusalOf(history.state, fact, { isClauseFrozen: false })]).toEqual([step, null]);
      }
      const hasPart = history.state.parts.some((part) => part.side === side);
      expect(offered.includes(StepName.nameBodies)).toBe(hasPart && detail.row.isUnfinished);
    }),
    { numRuns: 300, verbose: true },
  );
});

test('those who only read are offered nothing', () => {
  const detail = { ...actionDetailOf(historyOf(anAction()), india), moves: [] };
  expect(offeredSteps(detail, { member, side: india })).toEqual([]);
});

test('once the clause is agreed, what was promised is no more offered for change', () => {
  const detail = actionDetailOf(historyOf(anAction()), india);
  expect(offeredSteps(detail, { member, side: india })).toContain(StepName.amend);
  expect(offeredSteps({ ...detail, isClauseFrozen: true }, { member, side: india })).not.toContain(
    StepName.amend,
  );
});

describe('what a form lacks', () => {
  const detail = actionDetailOf(historyOf(anAction()), india);
  const blank = blankDraft(detail, india);

  test.each([
    [StepName.report, {}, 'words'],
    [StepName.report, { words: '  ' }, 'words'],
    [StepName.report, { words: 'x' }, null],
    [StepName.report, { words: 'x', status: 'reported' as const }, 'evidence'],
    [StepName.note, {}, 'words'],
    [StepName.extend, { words: 'x' }, 'deadline'],
    [StepName.recordTrigger, {}, 'day'],
    [StepName.recordTrigger, { day: '2026-02-30' }, 'day'],
    [StepName.nameBodies, {}, 'body'],
    [StepName.amend, { deliverable: { en: ' ' } }, 'deliverable'],
    [StepName.amend, { boundSides: [] }, 'sides'],
    [StepName.amend, {}, null],
    [StepName.accept, {}, null],
  ] as const)('%s with %o: %s', (step, part, lack) => {
    expect(lackOf(step, { ...blank, ...part } as MoveDraft)).toBe(lack);
  });

  test('is never sent', () => {
    expect(() => stepOfDraft(StepName.note, blank, { detail, side: india })).toThrow(RangeError);
  });
});

describe('a deadline as it is written', () => {
  const session = sessionIdSchema.parse('session-12');
  const deadlines: Deadline[] = [
    { kind: 'absolute', day: '2026-03-31' },
    {
      kind: 'relative',
      trigger: { kind: 'delivery-received', action: actionIdSchema.parse('c-04') },
      offset: { count: 60, unit: 'day' },
    },
    {
      kind: 'relative',
      trigger: { kind: 'session-opens', session },
      offset: { count: -30, unit: 'working-day' },
    },
    { kind: 'relative', trigger: { kind: 'protocol-signed', session }, offset: { count: 0, unit: 'day' } },
    {
      kind: 'relative',
      trigger: { kind: 'event', words: { en: 'launch', ru: 'запуск' } },
      offset: { count: 2, unit: 'month' },
    },
  ];

  test.each(deadlines)('comes out of the form as it went in: %o', (deadline) => {
    expect(deadlineOfDraft(draftOfDeadline(deadline, null))).toEqual(deadline);
  });

  test('none stays none', () => {
    expect(deadlineOfDraft(draftOfDeadline(null, null))).toBeNull();
  });

  test.each([
    { kind: 'absolute', day: '' },
    { kind: 'relative', count: 'ten', trigger: 'event', words: { en: 'launch' } },
    { kind: 'relative', count: '10', trigger: 'event', words: { en: ' ' } },
    { kind: 'relative', count: '10', trigger: 'session-opens', session: '' },
    { kind: 'relative', count: '5000', trigger: 'event', words: { en: 'launch' } },
  ] satisfies Partial<DeadlineDraft>[])('is missing while it is incomplete: %o', (part) => {
    expect(deadlineOfDraft({ ...draftOfDeadline(null, null), ...part })).toBeUndefined();
  });
});
