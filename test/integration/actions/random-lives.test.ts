import { expect, test } from 'vitest';
import type { ActionStep } from '#shared/actions/action-commands.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { type Random, runSeed, seeded } from '#test/support/random.ts';
import { letter, registerClient, type RegisterClient } from '#test/support/register-client.ts';
import { startApp } from '#test/support/start-app.ts';

const LIVES = 30;
const STEPS = 25;

/** Any step, sensible or not; the door refuses what may not be. */
function anyStep(random: Random, { row }: ActionDetail): ActionStep {
  const report = row.parts.map((part) => part.report?.seq ?? 1).at(random.below(row.parts.length)) ?? 1;
  const seq = random.chance(0.8) ? (row.proposal?.seq ?? report) : 1 + random.below(row.revision);
  const day = `2026-${String(1 + random.below(12)).padStart(2, '0')}-15`;
  return random.pick<ActionStep>([
    { move: 'report', status: 'reported', words: 'done', evidence: random.chance(0.6) ? letter : [] },
    { move: 'report', status: 'reported', words: 'done', evidence: letter },
    { move: 'report', status: random.pick(['in-progress', 'partially-done']), words: 'some', evidence: [] },
    { move: 'accept', report },
    { move: 'accept', report },
    { move: 'accept', report: seq },
    { move: 'return', report, reason: 'no' },
    { move: 'extend', deadline: { kind: 'absolute', day }, reason: 'late' },
    { move: 'end', ending: random.pick(['dropped', 'superseded']), by: null, reason: 'obsolete' },
    { move: 'accept-proposal', proposal: seq },
    { move: 'decline-proposal', proposal: seq, reason: 'no' },
    { move: 'withdraw-proposal', proposal: seq },
    { move: 'reopen', reason: 'not done after all' },
    { move: 'note', words: 'a note' },
  ]);
}

/** Why the action must not have ended as it has; null when it is right. Read from the history alone. */
function wrongEnd({ row, facts }: ActionDetail): string | null {
  if (row.isUnfinished) return null;
  const since = facts.findLastIndex(({ fact }) => fact === 'ActionReopened');
  const ending = facts.findLast(({ fact }) => fact === 'EndingProposed');
  if (row.status === 'dropped' || row.status === 'superseded') {
    const accepted = facts.find((fact) => fact.fact === 'ProposalAccepted' && fact.proposal === ending?.seq);
    return accepted !== undefined && accepted.side !== ending?.side ? null : 'ended by one Side';
  }
  for (const { side } of row.parts) {
    const answer = facts.findLast((fact) => {
      if (fact.fact !== 'ReportAccepted' || fact.side === side) return false;
      const report = facts.find(({ seq }) => seq === fact.report);
      const isProof =
        report?.fact === 'ActionReported' && report.status === 'reported' && report.evidence.length > 0;
      return isProof && report.side === side && fact.seq > since;
    });
    if (answer === undefined)
      return `the part of ${side} is closed without proof and the other Side's acceptance`;
  }
  return null;
}

test('through the door no path closes an action without evidence and the other Side’s acceptance', async () => {
  const seed = runSeed('ACTIONS_SEED');
  console.log(`ACTIONS_SEED=${seed}`);
  const random = seeded(seed);
  const app = await startApp({ scenario: 'follow-up' });
  const sides: Record<'in' | 'ru', RegisterClient> = {
    in: await registerClient(app, 'in-secretary'),
    ru: await registerClient(app, 'ru-cochair'),
  };
  const counts = { closed: 0, ended: 0, unfinished: 0, refused: 0, done: 0 };
  for (let life = 0; life < LIVES; life += 1) {
    let detail = await sides.in.add({ sides: random.pick([['in'], ['ru'], ['in', 'ru']]) });
    const { id } = detail.row;
    const steps: string[] = [];
    for (let step = 0; step < STEPS; step += 1) {
      const by = random.pick(['in', 'ru'] as const);
      const move = anyStep(random, detail);
      const answer = await sides[by].move(id, move, detail.row.revision);
      steps.push(`${by} ${JSON.stringify(move)} ${answer.status}`);
      expect([200, 400, 403, 409]).toContain(answer.status);
      counts[answer.status === 200 ? 'done' : 'refused'] += 1;
      if (answer.status !== 200) continue;
      detail = await sides[by].read(id);
      const wrong = wrongEnd(detail);
      if (wrong !== null) throw new Error(`seed ${seed}, ${id}: ${wrong}\n${steps.join('\n')}`);
    }
    if (detail.row.isUnfinished) counts.unfinished += 1;
    else counts[detail.row.status === 'closed' ? 'closed' : 'ended'] += 1;
  }
  console.log(counts);
  const unfinished = (await sides.in.register()).rows
    .filter(({ isUnfinished }) => isUnfinished)
    .map(({ id }) => id);
  await app.post('/api/sessions/12/open', { startsOn: null }, { cookie: sides.ru.cookie });
  const carried = (await sides.in.register()).rows.flatMap(({ id, carriedInto }) =>
    carriedInto.filter((into) => into === 'session-12').map(() => id),
  );
  expect(carried).toEqual(unfinished);
  expect(counts.done).toBeGreaterThan(LIVES);
  expect(counts.refused).toBeGreaterThan(LIVES);
  await app.stop();
  expect(app.errors).toEqual([]);
}, 60_000);
