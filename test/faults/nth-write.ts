import { ok } from 'node:assert/strict';
import { FaultyStorage, type StorageFault } from '#test/support/storage-fault.ts';
import type { ServerProcess } from '#test/support/start-server-process.ts';
import { Crowd } from './crowd.ts';
import type { Fault, FaultContext } from './fault.ts';

/** The script, forty writes of a person each: every kind that is stored in another way. */
const SCRIPT = [
  'type',
  'note',
  'type',
  'comment',
  'type',
  'part',
  'type',
  'type',
  'register',
  'type',
] as const;
const TIMES_OVER = 4;
/** A text that grows for ever makes every later round slower, and proves nothing more. */
const ROUNDS_IN_FOLDER = 40;
const STRIDE_IN_BRIEF = 67;
const HOWS = ['statement-undone', 'all-undone', 'done-unheard'] as const;
const LIMITS = JSON.stringify({ upgradesPerMinute: 10_000 });

type Place = { server: ServerProcess; storage: FaultyStorage; folder: string; crowd: Crowd };

/** Every write of a scripted run fails in turn, until a run ends without having met its fault. */
export const nthWrite: Fault = {
  name: 'nth-write',
  async run(context) {
    const { random, isBrief } = context;
    const step = isBrief ? STRIDE_IN_BRIEF : 1;
    const met: Record<string, number> = {};
    const shift = random.below(HOWS.length);
    let place = await opened(context);
    let turn = 0;
    for (let at = isBrief ? 1 + random.below(STRIDE_IN_BRIEF) : 1; ; at += step, turn += 1) {
      if (turn > 0 && turn % ROUNDS_IN_FOLDER === 0) place = await openedAnew(context, place);
      const how = HOWS[(turn + shift) % HOWS.length] ?? 'all-undone';
      const fault: StorageFault = { kind: 'fail', at, times: random.pick([1, 1, 1, 3]), how };
      const { hasMet, server } = await round(context, place, fault);
      place = { ...place, server };
      if (!hasMet) {
        ok(turn > 0, 'the script met no write at all');
        context.note(`${turn} of ${at - 1} writes failed, one a run: ${JSON.stringify(met)}`);
        place.crowd.leave();
        return;
      }
      met[how] = (met[how] ?? 0) + 1;
    }
  },
};

async function opened(context: FaultContext): Promise<Place> {
  const folder = await context.newFolder();
  const storage = new FaultyStorage(folder);
  const server = await started(context, { storage, folder });
  return { server, storage, folder, crowd: await Crowd.open(server, context) };
}

async function openedAnew(context: FaultContext, { server, crowd }: Place): Promise<Place> {
  crowd.leave();
  await server.kill('SIGKILL');
  context.promises.begin();
  return await opened(context);
}

function started(context: FaultContext, { storage, folder }: Pick<Place, 'storage' | 'folder'>) {
  const environment = { ...storage.environment, SYNC_LIMITS: LIMITS };
  return context.start({ dataFolder: folder, environment });
}

/** The script under one fault; then kill -9, and what was promised must be there. */
async function round(context: FaultContext, place: Place, fault: StorageFault) {
  const { storage, crowd } = place;
  storage.order(fault);
  await playScript(crowd);
  const hasMet = storage.met().length > 0;
  storage.order(null);
  await crowd.settle();
  await crowd.lookAtTheRegister();
  await place.server.kill('SIGKILL');
  crowd.collect();
  const server = await started(context, place);
  await crowd.comeBack(server);
  return { hasMet, server };
}

/** One after the other: so that the same write of two runs is the same statement of the same step. */
async function playScript(crowd: Crowd): Promise<void> {
  const [writer] = crowd.writers;
  for (const step of Array.from({ length: TIMES_OVER }, () => SCRIPT).flat()) {
    if (writer.isOver) await writer.comeBackSoon();
    if (step === 'type') writer.type(crowd.word('w'));
    else if (step === 'comment') writer.comment(crowd.word('c'));
    else await crowd.doAtDesk(step);
    if (step === 'type' || step === 'comment') await writer.answered();
  }
}
