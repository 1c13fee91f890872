import { encoding } from 'lib0';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';
import { encodeMark } from '#shared/sync/up.ts';
import type { Random } from '#test/support/random.ts';

/** What is sent as one message, and how its bytes travel. */
export type Shot = { readonly bytes: Uint8Array; readonly how: 'whole' | 'fragments' | 'text' | 'garbage' };

export function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.sync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** A caret in somebody's name, as y-websocket sends it. */
function presenceFrame(random: Random, state = caretOf(random)): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, 1);
  encoding.writeVarUint(body, random.below(2 ** 32));
  encoding.writeVarUint(body, random.below(100));
  encoding.writeVarString(body, state);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.presence);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
}

function caretOf(random: Random): string {
  const item = { client: random.below(2 ** 32), clock: random.below(100) };
  const caret = { type: null, tname: 'en', item };
  return JSON.stringify({ user: { name: 'Somebody', color: '#fa0' }, cursor: { anchor: caret } });
}

/** Bytes without any sense, mostly behind a type and a step that exist. */
export function randomFrame(random: Random): Uint8Array {
  const bytes = Uint8Array.from({ length: random.below(60) }, () => random.below(256));
  if (bytes.length > 0 && random.chance(0.7)) bytes[0] = random.pick([0, 1, 2, 3, 100, 113]);
  if (bytes.length > 1 && random.chance(0.7)) bytes[1] = random.below(4);
  return bytes;
}

/** Frames that a bad mind would write; each call another of them, with other numbers. */
export function craftedFrame(random: Random): Uint8Array {
  return random.pick(crafts)(random);
}

/** Numbers at which readers of variable-length numbers fail: signs, 32 and 53 bits, too long, without an end. */
const edges: readonly Uint8Array[] = [
  ...[0, 127, 128, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1].map(varUint),
  Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x00),
  Uint8Array.of(...Array.from({ length: 7 }, () => 0xff), 0x7f),
  Uint8Array.of(...Array.from({ length: 12 }, () => 0x80), 0x01),
  Uint8Array.of(...Array.from({ length: 30 }, () => 0xff)),
];

const crafts: readonly ((random: Random) => Uint8Array)[] = [
  (random) => joined(random.pick(edges), random.pick(edges), random.pick(edges)),
  (random) => joined([MessageType.receipt], random.pick(edges)),
  (random) => joined([MessageType.auth], random.pick(edges), random.pick(edges)),
  // A length of the body that is not its length.
  (random) => joined([MessageType.sync, random.below(4)], random.pick(edges), bytesOf(random, 40)),
  (random) => joined([MessageType.presence], random.pick(edges), bytesOf(random, 40)),
  // Counts of clients, structs, deletions and presences that were never sent.
  (random) => syncFrame(SyncStep.update, joined(random.pick(edges), random.pick(edges), bytesOf(random, 20))),
  (random) =>
    syncFrame(SyncStep.missing, joined([1], random.pick(edges), varUint(random.below(2 ** 32)), [0])),
  (random) =>
    syncFrame(SyncStep.update, joined([0], random.pick(edges), random.pick(edges), random.pick(edges))),
  (random) => syncFrame(SyncStep.stateVector, joined(random.pick(edges), bytesOf(random, 30))),
  (random) => syncFrame(SyncStep.stateVector, sameClients(random)),
  (random) => presenceFrame(random, '['.repeat(1 + random.below(2000))),
  (random) => presenceFrame(random, nested(random.below(1000))),
  (random) =>
    presenceFrame(random, '{"__proto__":{"member":"x"},"constructor":{"prototype":{}},"cursor":null}'),
  (random) => presenceFrame(random, JSON.stringify({ cursor: { anchor: 'x'.repeat(random.below(5000)) } })),
  // A struct whose words, name, value or nesting is larger than the frame.
  (random) => syncFrame(SyncStep.update, joined(structHead(random), random.pick(edges), bytesOf(random, 10))),
  (random) => syncFrame(SyncStep.update, joined(valuesHead(random), deepValue(1 + random.below(20_000)))),
  () => new Uint8Array(0),
];

function varUint(value: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
}

function joined(...pieces: readonly Iterable<number>[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

function bytesOf(random: Random, most: number): number[] {
  return Array.from({ length: random.below(most) }, () => random.below(256));
}

function sameClients(random: Random): Uint8Array {
  const count = 1 + random.below(2000);
  return joined(varUint(count), ...Array.from({ length: count }, () => [7, random.below(128)]));
}

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/** One client, one struct of it at the root `en`, of a random kind. */
function structHead(random: Random): Uint8Array {
  const kind = random.below(32) | random.pick([0, 0x20, 0x40, 0x80, 0xc0]);
  return joined([1, 1], varUint(random.below(2 ** 32)), [0, kind, 1, 2, 0x65, 0x6e]);
}

/** The same with one value of lib0's `any`. */
function valuesHead(random: Random): Uint8Array {
  return joined([1, 1], varUint(random.below(2 ** 32)), [0, 8, 1, 2, 0x65, 0x6e, 1]);
}

/** Lists in lists: two bytes each. */
function deepValue(depth: number): number[] {
  return Array.from({ length: depth }, () => [117, 1]).flat();
}

/** Frames as honest clients send them beside updates, to be mutated. */
export function honestFrames(stateVector: Uint8Array, random: Random): Uint8Array[] {
  return [
    encodeMark(1),
    Uint8Array.of(MessageType.queryPresence),
    syncFrame(SyncStep.stateVector, stateVector),
    ...Array.from({ length: 10 }, () => presenceFrame(random)),
  ];
}

export function shotOf(bytes: Uint8Array, random: Random): Shot {
  const draw = random.below(100);
  if (draw < 5 && bytes.length > 1) return { bytes, how: 'fragments' };
  if (draw === 5) return { bytes, how: 'text' };
  return { bytes, how: draw === 6 && random.chance(0.2) ? 'garbage' : 'whole' };
}
