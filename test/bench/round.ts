import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hands } from './client/hand.ts';
import { giveText } from './client/text-opening.ts';
import { longHistoryTable, runLongHistory } from './loads/long-history.ts';
import { manyTextsTable, runManyTexts } from './loads/many-texts.ts';
import { MEMORY_NODE_OPTIONS, memoryTable, runMemory } from './loads/memory.ts';
import { oneTextLoads, runOneText } from './loads/one-text.ts';
import type { Pace } from './loads/pace.ts';
import type { Outcome } from './loads/table.ts';
import { protocolText, smallTexts } from './loads/texts.ts';
import { quiet } from './loads/usage.ts';
import type { FirstText, ServerKind, Target } from './targets/target.ts';

export type Setting = {
  readonly pace: Pace;
  readonly hands: Hands;
  readonly longText: FirstText;
  readonly tell: (table: string, outcome: Outcome) => void;
};

type Session = (kind: ServerKind, setting: Setting) => Promise<void>;

/** In this order, each by all servers in turn before the next. */
export const sessions: Readonly<Record<string, Session>> = {
  'one-text': oneText,
  'many-texts': manyTexts,
  memory,
  'long-history': longHistory,
};

async function oneText(kind: ServerKind, { pace, hands, tell }: Setting): Promise<void> {
  const text = protocolText('bench-protocol');
  await withServer(kind, { texts: [text] }, async (target) => {
    if (kind.keeps === 'memory') await giveText(target.line(text.name, 0), text.state);
    let { state } = text;
    let warmUpMs = pace.coldWarmUpMs;
    for (const load of oneTextLoads) {
      await quiet(target.pid);
      const outcome = await runOneText(target, load, { text: text.name, state, hands, pace, warmUpMs });
      ({ state } = outcome);
      ({ warmUpMs } = pace);
      tell(load.key, outcome);
    }
  });
}

async function manyTexts(kind: ServerKind, { pace, hands, tell }: Setting): Promise<void> {
  const texts = smallTexts(pace.texts, 'bench-small');
  await withServer(kind, { texts }, async (target) => {
    tell(manyTextsTable.key, await runManyTexts(target, texts, { hands, pace }));
  });
}

async function memory(kind: ServerKind, { pace, tell }: Setting): Promise<void> {
  if (kind.onlySendsOtherwise === true) return;
  const texts = smallTexts(pace.lines + 1, 'bench-silent');
  await withServer(kind, { texts, nodeOptions: MEMORY_NODE_OPTIONS }, async (target) => {
    await quiet(target.pid);
    tell(memoryTable.key, await runMemory(target, texts));
  });
}

async function longHistory(kind: ServerKind, { pace, longText, tell }: Setting): Promise<void> {
  if (kind.onlySendsOtherwise === true) return;
  await withServer(kind, { texts: [longText] }, async (target, restart) => {
    await quiet(target.pid);
    tell(longHistoryTable.key, await runLongHistory(target, longText, { pace, restart }));
  });
}

type Start = { texts: readonly FirstText[]; nodeOptions?: readonly string[] };

/** On a folder of its own, which goes with it. */
async function withServer(
  kind: ServerKind,
  { texts, nodeOptions = [] }: Start,
  work: (target: Target, restart: () => Promise<Target>) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-bench-'));
  try {
    await kind.prepare(folder, texts);
    let target = await kind.start(folder, nodeOptions);
    try {
      await work(target, async () => {
        await target.stop();
        target = await kind.start(folder, nodeOptions);
        return target;
      });
    } finally {
      await target.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
