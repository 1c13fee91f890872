import { ScanError, type ByteReader } from './byte-reader.ts';
import { GateLimit } from '#server/sync/gate/gate-limits.ts';

/** lib0's `any` encoding: the first byte says the type. */
const AnyTag = {
  undefined: 127,
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  bigint: 122,
  false: 121,
  true: 120,
  string: 119,
  object: 118,
  array: 117,
  bytes: 116,
} as const;

/** Reads one value of lib0's `any` encoding; refuses deep ones and names that would change a prototype. */
export function readAnyValue(reader: ByteReader, depth = 0): unknown {
  if (depth > GateLimit.valueDepth) throw new ScanError('value nested too deeply');
  reader.countValue();
  const tag = reader.byte();
  switch (tag) {
    case AnyTag.undefined:
      return undefined;
    case AnyTag.null:
      return null;
    case AnyTag.integer:
      return reader.varInt();
    case AnyTag.float32:
      return reader.float(4);
    case AnyTag.float64:
      return reader.float(8);
    case AnyTag.bigint:
      return reader.bigInt();
    case AnyTag.false:
      return false;
    case AnyTag.true:
      return true;
    case AnyTag.string:
      return reader.text(GateLimit.updateBytes);
    case AnyTag.object:
      return readObject(reader, depth);
    case AnyTag.array:
      return readArray(reader, depth);
    case AnyTag.bytes:
      return reader.view(reader.varUint()).slice();
    default:
      throw new ScanError(`unknown value tag ${tag}`);
  }
}

function readArray(reader: ByteReader, depth: number): unknown[] {
  const length = reader.varUint();
  if (length > reader.left) throw new ScanError('more values than bytes');
  const values: unknown[] = [];
  for (let i = 0; i < length; i++) values.push(readAnyValue(reader, depth + 1));
  return values;
}

function readObject(reader: ByteReader, depth: number): Record<string, unknown> {
  const length = reader.varUint();
  if (length > reader.left) throw new ScanError('more values than bytes');
  const object: Record<string, unknown> = {};
  for (let i = 0; i < length; i++) {
    const name = reader.text(GateLimit.nameBytes);
    if (name === '__proto__') throw new ScanError('forbidden name in a value');
    object[name] = readAnyValue(reader, depth + 1);
  }
  return object;
}

/**
 * Parses JSON as Yjs does for marks; refuses deep values, because encoding them again recurses, and long ones before they
 * are parsed: half a megabyte of brackets would take as long as all that an update may cost.
 */
export function readJsonValue(reader: ByteReader): unknown {
  const json = reader.text(GateLimit.attributeBytes);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ScanError('not JSON'); // the cause quotes the words
  }
  countObjects(reader, value, GateLimit.valueDepth);
  return value;
}

function countObjects(reader: ByteReader, value: unknown, levels: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) throw new ScanError('value nested too deeply');
  reader.countValue();
  for (const inner of Object.values(value)) countObjects(reader, inner, levels - 1);
}
