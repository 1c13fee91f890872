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

type Queue = { readonly structs: readonly Struct[]; at: number };

/**
 * Goes through an update in the order of Yjs's `integrateStructs` and throws `Gap` exactly where Yjs would keep
 * something back as pending: clocks must continue without a hole and every reference must be resolvable, of known
 * structs as well, because Yjs looks those up before it finds that it knows them.
 */
export function integrationOrder(
  update: ScannedUpdate,
  liveClock: (client: number) => number,
): IntegrationOrder {
  const clocks = new Map<number, number>();
  const clockOf = (client: number): number => clocks.get(client) ?? liveClock(client);
  const queues = new Map<number, Queue>();
  for (const group of update.groups) queues.set(group.client, { structs: group.structs, at: 0 });
  const targets = update.groups.map((group) => group.client).toSorted((a, b) => b - a);

  const fresh: Struct[] = [];
  const known: Struct[] = [];
  const settle = (struct: Struct): void => {
    const clock = clockOf(struct.client);
    if (struct.clock < clock) known.push(struct);
    if (struct.clock + struct.length <= clock) return;
    fresh.push(struct.clock < clock ? withoutBeginning(struct, clock) : struct);
    clocks.set(struct.client, struct.clock + struct.length);
  };

  for (const client of targets) {
    let struct = nextOf(queues, client);
    while (struct !== null) {
      settleWithDependencies(struct, { queues, clockOf, settle });
      struct = nextOf(queues, client);
    }
  }
  return { fresh, known };
}

function nextOf(queues: Map<number, Queue>, client: number): Struct | null {
  const queue = queues.get(client);
  const struct = queue?.structs[queue.at];
  if (queue === undefined || struct === undefined) return null;
  queue.at += 1;
  return struct;
}

function settleWithDependencies(
  first: Struct,
  run: {
    queues: Map<number, Queue>;
    clockOf: (client: number) => number;
    settle: (struct: Struct) => void;
  },
): void {
  const stack: Struct[] = [first];
  for (let struct = stack.pop(); struct !== undefined; struct = stack.pop()) {
    if (struct.content.kind === 'skip') continue;
    if (struct.clock > run.clockOf(struct.client)) {
      throw new Gap(
        `client ${struct.client} continues at ${struct.clock}, not ${run.clockOf(struct.client)}`,
      );
    }
    const missing = missingReference(struct, run.clockOf);
    if (missing === null) {
      run.settle(struct);
      continue;
    }
    const dependency = nextOf(run.queues, missing.client);
    if (dependency === null) throw new Gap(`refers to ${missing.client}:${missing.clock}, which is missing`);
    stack.push(struct, dependency);
  }
}

/** Also the references that do not decide the parent: Yjs looks up all three. */
function missingReference(struct: Struct, clockOf: (client: number) => number): StructId | null {
  for (const id of [struct.origin, struct.rightOrigin, struct.parentId]) {
    if (id === null) continue;
    if (id.client === struct.client) {
      if (id.clock >= struct.clock)
        throw new Violation('malformed', 'a struct refers to itself or its future');
    } else if (id.clock >= clockOf(id.client)) {
      return id;
    }
  }
  return null;
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
