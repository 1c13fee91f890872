import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateOfFacts, type ActionState } from '#shared/actions/action-state.ts';
import { statusOf } from '#shared/actions/action-status.ts';
import { carryOver } from '#shared/actions/carry-over.ts';
import { carryOverAnnex, reviewParts } from '#shared/actions/carry-over-text.ts';
import { sessionIdSchema, type SessionId } from '#shared/core/id.ts';
import { completeTree } from '#shared/drafting/text/tree-of-node.ts';
import { isTextRun, type TextNode } from '#shared/drafting/text/text-tree.ts';
import type { PartIn } from '#shared/drafting/part-builder.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { demoCommitments, demoDecisions } from '#server/demo/demo-actions.ts';
import { demoBodies } from '#server/demo/demo-initiatives.ts';
import { anAction, historyOf } from '#test/support/action-history.ts';
import { anyHistory } from '#test/support/random-action-history.ts';

const next = {
  into: { id: sessionIdSchema.parse('session-12'), number: 12 },
  numberOf: (session: SessionId) => Number(session.replace('session-', '')),
  calendars: [],
  rule: 'as-written' as const,
};
const annexOptions = { cid: 'c-annex-5', bodies: demoBodies() };

function wordsOf(node: TextNode): string {
  return isTextRun(node) ? node.text : node.children.map(wordsOf).join('');
}

/** Rows of the tables in these parts, without the header, as words of their cells. */
function rowsOf(parts: readonly PartIn<TextLanguage>[], language: TextLanguage): readonly string[][] {
  const rows: string[][] = [];
  const visit = (node: TextNode): void => {
    if (isTextRun(node)) return;
    if (node.name === 'tableRow') rows.push(node.children.map(wordsOf));
    else node.children.forEach(visit);
  };
  for (const part of parts) visit(part(language));
  return rows.slice(1);
}

const finished = (state: ActionState) => ['closed', 'dropped', 'superseded'].includes(statusOf(state));

test('every unfinished action is in the review and in the annex exactly once, in every language, with its id', () => {
  const ids = fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 12 });
  const register = ids.chain((numbers) => fc.tuple(...numbers.map((n) => anyHistory(`c-${n}`))));
  let carriedInAll = 0;
  let left = 0;
  fc.assert(
    fc.property(register, (histories) => {
      const states = histories.map(({ state }) => state);
      const expected = states
        .filter((state) => !finished(state))
        .map(({ action }) => action.id.toUpperCase())
        .sort();
      const carried = carryOver(states, next);
      carriedInAll += carried.length;
      left += states.length - carried.length;
      for (const language of ['en', 'ru', 'hi'] as const) {
        for (const parts of [reviewParts(carried, 'c-review'), carryOverAnnex(carried, annexOptions)]) {
          expect(
            rowsOf(parts, language)
              .map(([id]) => id ?? '')
              .sort(),
          ).toEqual(expected);
        }
      }
    }),
    { numRuns: 200 },
  );
  console.info(`carried over ${carriedInAll} unfinished actions, left ${left} finished ones`);
  expect(left).toBeGreaterThan(20);
});

test('an action keeps its id and grows older with every session', () => {
  const old = historyOf(anAction({ id: 'd10-04', session: 'session-10' }));
  old.take(null, { fact: 'ActionCarriedOver', into: 'session-11' });
  const own = historyOf(anAction({ id: 'c-99', session: 'session-12' }));
  const states = [historyOf(anAction({ id: 'c-03' })).state, old.state, own.state];
  expect(carryOver(states, next).map(({ id, age, isRecorded }) => [id, age, isRecorded])).toEqual([
    ['d10-04', 2, false],
    ['c-03', 1, false],
  ]);
  old.take(null, { fact: 'ActionCarriedOver', into: 'session-12' });
  expect(carryOver([old.state], next)[0]?.isRecorded).toBe(true);
});

const demonstration = carryOver([...demoDecisions(), ...demoCommitments()].map(stateOfFacts), next);

test('of the demonstration, thirteen go into the twelfth session with their words in both languages', () => {
  const [english, russian] = (['en', 'ru'] as const).map((language) =>
    rowsOf(carryOverAnnex(demonstration, annexOptions), language),
  );
  expect(english?.map(([id]) => id).join(' ')).toBe(
    'D10-04 D10-05 C-03 C-05 C-06 C-07 C-09 C-10 C-11 C-12 C-13 C-14 C-15',
  );
  expect(english?.find(([id]) => id === 'C-12')).toEqual([
    'C-12',
    'Hold the Sub-Group meeting and submit a list of possible joint projects',
    'DoF; Minpromtorg of Russia',
    '30 January 2026',
    'Timeline revised',
    '1 session',
  ]);
  expect(russian?.find(([id]) => id === 'D10-04')?.slice(2)).toEqual([
    '–',
    '–',
    'Исполнено частично',
    '2 заседаний',
  ]);
  expect(russian?.find(([id]) => id === 'C-15')?.[3]).toBe('ещё не начал течь');
});

test('the parts fit the schema of texts, and say so when nothing is left over', () => {
  for (const carried of [demonstration, []]) {
    for (const part of [...reviewParts(carried, 'c-review'), ...carryOverAnnex(carried, annexOptions)]) {
      for (const language of ['en', 'ru', 'hi'] as const) {
        expect(() => completeTree(part(language))).not.toThrow();
      }
    }
  }
  expect(reviewParts([], 'c-review').map((part) => wordsOf(part('en')))).toContain(
    'All decisions of the previous sessions have been completed.',
  );
});
