import type {
  ScannedUpdate,
  Struct,
  StructContent,
  StructId,
} from '#server/sync/gate/scan/scanned-update.ts';
import { Gap, Violation } from './violation.ts';

export type IntegrationOrder = {
  /** What the live text does not have, in the order in which Yjs will integrate it, without known beginnings. */
  readonly fresh: readonly Struct[];
  /** What the live text has already, whole structs and the beginnings of fresh ones. */
  readonly known: readonly Struct[];
};

/** What an update brings of one client. */
type Queue = {
  readonly structs: readonly Struct[];
  at: number;
  /** The first clock that is not known yet. */
  clock: number;
};

type Run = {
  readonly queues: ReadonlyMap<number, Queue>;
  readonly liveClock: (client: number) => number;
  readonly fresh: Struct[];
  readonly known: Struct[];
};

/**
 * Goes through an update in the order of Yjs's `integrateStructs` and throws `Gap` exactly where Yjs would keep
 * something back as pending: clocks must continue without a hole and every reference must be resolvable, of known
 * structs as well, because Yjs looks those up before it finds that it knows them.
 */
export function integrationOrder(
  update: ScannedUpdate,
  liveClock: (client: number) => number,
): IntegrationOrder {
  const queues = new Map<number, Queue>();
  for (const { client, structs } of update.groups) {
    queues.set(client, { structs, at: 0, clock: liveClock(client) });
  }
  const run: Run = { queues, liveClock, fresh: [], known: [] };
  for (const client of [...queues.keys()].sort((a, b) => b - a)) {
    const queue = queues.get(client);
    for (let struct = nextOf(queue); struct !== null; struct = nextOf(queue)) {
      settleWithDependencies(struct, run);
    }
  }
  return run;
}

function nextOf(queue: Queue | undefined): Struct | null {
  const struct = queue?.structs[queue.at];
  if (queue === undefined || struct === undefined) return null;
  queue.at += 1;
  return struct;
}

function settleWithDependencies(first: Struct, run: Run): void {
  const missing = settleOrMiss(first, run);
  if (missing === null) return;
  const stack: Struct[] = [first, dependencyFor(missing, run)];
  for (let struct = stack.pop(); struct !== undefined; struct = stack.pop()) {
    const next = settleOrMiss(struct, run);
    if (next !== null) stack.push(struct, dependencyFor(next, run));
  }
}

/** The reference that the struct still waits for; null when there is none, and the struct has its place. */
function settleOrMiss(struct: Struct, run: Run): StructId | null {
  const queue = run.queues.get(struct.client);
  if (struct.content.kind === 'skip' || queue === undefined) return null;
  if (struct.clock > queue.clock) {
    throw new Gap(`client ${struct.client} continues at ${struct.clock}, not ${queue.clock}`);
  }
  const missing = missingReference(struct, run);
  if (missing !== null) return missing;
  const end = struct.clock + struct.length;
  if (struct.clock < queue.clock) run.known.push(struct);
  if (end > queue.clock) {
    run.fresh.push(struct.clock < queue.clock ? withoutBeginning(struct, queue.clock) : struct);
    queue.clock = end;
  }
  return null;
}

function dependencyFor({ client, clock }: StructId, { queues }: Run): Struct {
  const dependency = nextOf(queues.get(client));
  if (dependency === null) throw new Gap(`refers to ${client}:${clock}, which is missing`);
  return dependency;
}

/** Also the references that do not decide the parent: Yjs looks up all three. */
function missingReference(struct: Struct, run: Run): StructId | null {
  if (isMissing(struct.origin, struct, run)) return struct.origin;
  if (isMissing(struct.rightOrigin, struct, run)) return struct.rightOrigin;
  return isMissing(struct.parentId, struct, run) ? struct.parentId : null;
}

function isMissing(id: StructId | null, struct: Struct, { queues, liveClock }: Run): boolean {
  if (id === null) return false;
  if (id.client !== struct.client) {
    return id.clock >= (queues.get(id.client)?.clock ?? liveClock(id.client));
  }
  if (id.clock >= struct.clock) {
    throw new Violation('malformed', 'a struct refers to itself or its future');
  }
  return false;
}

/** What Yjs makes of a struct whose first units it knows: the rest follows the known part. */
function withoutBeginning(struct: Struct, clock: number): Struct {
  return {
    ...struct,
    clock,
    length: struct.clock + struct.length - clock,
    origin: { client: struct.client, clock: clock - 1 },
    rootName: null,
    parentId: null,
    key: null,
    content: contentFrom(struct.content, clock - struct.clock),
  };
}

function contentFrom(content: StructContent, offset: number): StructContent {
  if (content.kind === 'string') return { kind: 'string', text: content.text.slice(offset) };
  if (content.kind === 'any') return { ...content, values: content.values.slice(offset) };
  return content;
}
