import { type Opening, giveText, openText } from '#test/bench/client/text-opening.ts';
import { quantile } from '#test/bench/quantiles.ts';
import type { FirstText, Target } from '#test/bench/targets/target.ts';
import type { Pace } from './pace.ts';
import type { Outcome, Table } from './table.ts';
import { quiet } from './usage.ts';

export const longHistoryTable: Table = {
  key: 'long-history',
  title: 'A text with a long history',
  explanation:
    'Milliseconds until the last byte of the text has come; nothing is applied. Warm: somebody has it open, the median of several new connections, with and without their handshake (login, rights). Cold: the first one after a restart.',
  columns: [
    { key: 'warm', title: 'warm open ms', digits: 1 },
    { key: 'warmText', title: 'of it after the handshake ms', digits: 1 },
    { key: 'eighty', title: '80 open it at once ms', digits: 0 },
    { key: 'cold', title: 'cold open after a restart ms', digits: 0 },
  ],
};

/** `restart` ends the server in its own way and starts it on the same folder. */
export async function runLongHistory(
  target: Target,
  text: FirstText,
  { pace, restart }: { pace: Pace; restart: () => Promise<Target> },
): Promise<Outcome> {
  const { keeps } = target.kind;
  if (keeps === 'nothing') {
    const why = 'keeps no text';
    return { values: {}, notes: { warm: why, warmText: why, eighty: why, cold: why }, faults: [] };
  }
  if (keeps === 'memory') await giveText(target.line(text.name, 0), text.state);
  const stays = await openText(target.line(text.name, 0));
  await quiet(target.pid);
  const openings: Opening[] = [];
  for (let person = 0; person < pace.warmOpenings; person += 1) {
    const opening = await openText(target.line(text.name, person));
    opening.close();
    openings.push(opening);
  }
  await quiet(target.pid);
  const eighty = await allAtOnce(target, text, pace.people);
  stays.close();
  const faults = openings.some(({ state }) => state.length < text.state.length / 2)
    ? ['a text came short']
    : [];
  const values = {
    warm: quantile(
      openings.map(({ ms }) => ms),
      0.5,
    ),
    warmText: quantile(
      openings.map(({ afterHandshakeMs }) => afterHandshakeMs),
      0.5,
    ),
    eighty,
  };
  if (keeps === 'memory') return { values, notes: { cold: 'stores nothing' }, faults };
  const again = await restart();
  await quiet(again.pid);
  const cold = await openText(again.line(text.name, 0));
  cold.close();
  if (cold.state.length < text.state.length / 2) faults.push('the text came short after a restart');
  return { values: { ...values, cold: cold.ms }, faults };
}

async function allAtOnce(target: Target, text: FirstText, people: number): Promise<number> {
  const begunAt = performance.now();
  const openings = await Promise.all(
    Array.from({ length: people }, (_, person) => openText(target.line(text.name, person))),
  );
  const elapsed = performance.now() - begunAt;
  for (const opening of openings) opening.close();
  return elapsed;
}
