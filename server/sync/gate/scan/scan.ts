import { readAnyValue, readJsonValue } from './any-value.ts';
import { ByteReader, ScanError } from './byte-reader.ts';
import { GateLimit } from '#server/sync/gate/gate-limits.ts';
import {
  TypeRef,
  type ClientDeletes,
  type ClientStructs,
  type DeleteRange,
  type ScannedUpdate,
  type Struct,
  type StructContent,
  type StructId,
} from './scanned-update.ts';

/** The low five bits of a struct's first byte. */
const KIND = 0x1f;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;

/** ClientIDs are random 32-bit numbers. */
const MAX_CLIENT = 0xffffffff;

type Measured = { content: StructContent; length: number };

/**
 * Decodes an update of Yjs's V1 format into plain records, exactly as Yjs would read it. Allocates nothing from
 * declared counts and reads nothing beyond the message; throws `ScanError` for everything else.
 */
export function scanUpdate(bytes: Uint8Array): ScannedUpdate {
  const reader = new ByteReader(bytes);
  const groups = readGroups(reader);
  const deletesAt = reader.position;
  const deletes = readDeletes(reader);
  if (reader.left > 0) throw new ScanError('bytes after the end');
  return { groups, deletes, deletesAt };
}

function readGroups(reader: ByteReader): ClientStructs[] {
  const count = reader.varUint();
  if (count > GateLimit.clients) throw new ScanError('too many clients');
  const groups: ClientStructs[] = [];
  const seen = new Set<number>();
  let structsLeft: number = GateLimit.structs;
  for (let i = 0; i < count; i++) {
    const declared = reader.varUint();
    structsLeft -= declared;
    if (structsLeft < 0) throw new ScanError('too many structs');
    const client = readClient(reader, seen);
    groups.push({ client, structs: readStructs(reader, client, declared) });
  }
  return groups;
}

/** Yjs keeps only the last group of a client, so a second one would make us judge what it does not apply. */
function readClient(reader: ByteReader, seen: Set<number>): number {
  const client = reader.varUint();
  if (client > MAX_CLIENT) throw new ScanError('clientID out of range');
  if (seen.has(client)) throw new ScanError('client named twice');
  seen.add(client);
  return client;
}

function readStructs(reader: ByteReader, client: number, count: number): Struct[] {
  const structs: Struct[] = [];
  let clock = reader.varUint();
  for (let i = 0; i < count; i++) {
    const struct = readStruct(reader, client, clock);
    structs.push(struct);
    clock += checkedLength(clock, struct.length);
  }
  return structs;
}

function checkedLength(clock: number, length: number): number {
  if (length < 1 || length > GateLimit.runLength) throw new ScanError('run length out of range');
  if (clock + length > GateLimit.clock) throw new ScanError('clock out of range');
  return length;
}

function readStruct(reader: ByteReader, client: number, clock: number): Struct {
  const info = reader.byte();
  const kind = info & KIND;
  const isItem = kind !== 0 && kind !== 10;
  const origin = isItem && (info & HAS_ORIGIN) > 0 ? readId(reader) : null;
  const rightOrigin = isItem && (info & HAS_RIGHT_ORIGIN) > 0 ? readId(reader) : null;
  let rootName: string | null = null;
  let parentId: StructId | null = null;
  let key: string | null = null;
  if (isItem && origin === null && rightOrigin === null) {
    if (reader.varUint() === 1) rootName = reader.text(GateLimit.nameBytes);
    else parentId = readId(reader);
    if ((info & HAS_KEY) > 0) key = reader.text(GateLimit.nameBytes);
  }
  const { content, length } = readContent(reader, kind);
  return { client, clock, length, origin, rightOrigin, rootName, parentId, key, content };
}

function readId(reader: ByteReader): StructId {
  return { client: reader.varUint(), clock: reader.varUint() };
}

/** Numbers as Yjs's `contentRefs`; every kind is known, whatever the text may hold. */
function readContent(reader: ByteReader, kind: number): Measured {
  switch (kind) {
    case 0:
      return { content: { kind: 'gc' }, length: reader.varUint() };
    case 1:
      return { content: { kind: 'deleted' }, length: reader.varUint() };
    case 2:
      return readJsonList(reader);
    case 3:
      reader.view(reader.varUint());
      return { content: { kind: 'foreign', name: 'binary' }, length: 1 };
    case 4: {
      const text = reader.text(GateLimit.updateBytes);
      return { content: { kind: 'string', text }, length: text.length };
    }
    case 5:
      readJsonValue(reader);
      return { content: { kind: 'foreign', name: 'embed' }, length: 1 };
    case 6:
      return readFormat(reader);
    case 7:
      return readType(reader);
    case 8:
      return readAnyList(reader);
    case 9:
      reader.text(GateLimit.updateBytes);
      readAnyValue(reader);
      return { content: { kind: 'foreign', name: 'subdocument' }, length: 1 };
    case 10:
      return { content: { kind: 'skip' }, length: reader.varUint() };
    default:
      throw new ScanError(`unknown content kind ${kind}`);
  }
}

function readFormat(reader: ByteReader): Measured {
  const key = reader.text(GateLimit.nameBytes);
  return { content: { kind: 'format', key, value: readJsonValue(reader) }, length: 1 };
}

function readType(reader: ByteReader): Measured {
  const type = reader.varUint();
  if (type > TypeRef.last) throw new ScanError(`unknown type ${type}`);
  const isNamed = type === TypeRef.xmlElement || type === TypeRef.xmlHook;
  const name = isNamed ? reader.text(GateLimit.nameBytes) : null;
  return { content: { kind: 'type', type, name }, length: 1 };
}

function readAnyList(reader: ByteReader): Measured {
  const length = reader.varUint();
  if (length > reader.left) throw new ScanError('more values than bytes');
  const start = reader.position;
  const values: unknown[] = [];
  for (let i = 0; i < length; i++) values.push(readAnyValue(reader));
  return { content: { kind: 'any', values, bytes: reader.position - start }, length };
}

function readJsonList(reader: ByteReader): Measured {
  const length = reader.varUint();
  if (length > reader.left) throw new ScanError('more values than bytes');
  for (let i = 0; i < length; i++) reader.text(GateLimit.updateBytes);
  return { content: { kind: 'foreign', name: 'JSON' }, length };
}

function readDeletes(reader: ByteReader): ClientDeletes[] {
  const count = reader.varUint();
  if (count > reader.left) throw new ScanError('more clients than bytes');
  const deletes: ClientDeletes[] = [];
  const seen = new Set<number>();
  let rangesLeft: number = GateLimit.deleteRanges;
  for (let i = 0; i < count; i++) {
    const client = readClient(reader, seen);
    const declared = reader.varUint();
    rangesLeft -= declared;
    if (rangesLeft < 0) throw new ScanError('too many delete ranges');
    deletes.push({ client, ranges: readRanges(reader, declared) });
  }
  return deletes;
}

/** Yjs writes them sorted and merged; anything else would make it split items in the costly order. */
function readRanges(reader: ByteReader, count: number): DeleteRange[] {
  const ranges: DeleteRange[] = [];
  let end = 0;
  for (let i = 0; i < count; i++) {
    const clock = reader.varUint();
    const length = reader.varUint();
    if (clock < end || length < 1) throw new ScanError('delete ranges out of order');
    end = clock + length;
    if (end > GateLimit.clock) throw new ScanError('clock out of range');
    ranges.push({ clock, length });
  }
  return ranges;
}
