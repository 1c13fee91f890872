import * as encoding from 'lib0/encoding';

/** Writes updates of Yjs's V1 format that no Yjs would write. */

export type CraftedId = { client: number; clock: number };

/** Whatever lib0's `any` encoding can write. */
export type AnyValue = Parameters<typeof encoding.writeAny>[1];

export type CraftedContent =
  | { gc: number }
  | { deleted: number }
  | { skip: number }
  | { text: string }
  | { json: readonly string[] }
  | { binary: Uint8Array }
  | { embed: unknown }
  | { mark: string; value: unknown }
  | { element: string }
  | { type: number; name?: string }
  | { values: readonly AnyValue[] }
  | { subdocument: string };

export type CraftedStruct = {
  origin?: CraftedId;
  rightOrigin?: CraftedId;
  root?: string;
  parent?: CraftedId;
  key?: string;
  content: CraftedContent;
};

export type CraftedUpdate = {
  groups?: readonly { client: number; clock: number; structs: readonly CraftedStruct[] }[];
  deletes?: readonly { client: number; ranges: readonly (readonly [clock: number, length: number])[] }[];
};

export function craftedUpdate({ groups = [], deletes = [] }: CraftedUpdate): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, groups.length);
  for (const group of groups) {
    encoding.writeVarUint(encoder, group.structs.length);
    encoding.writeVarUint(encoder, group.client);
    encoding.writeVarUint(encoder, group.clock);
    for (const struct of group.structs) writeStruct(encoder, struct);
  }
  encoding.writeVarUint(encoder, deletes.length);
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const range of ranges) for (const number of range) encoding.writeVarUint(encoder, number);
  }
  return encoding.toUint8Array(encoder);
}

/** One struct of one client. */
export function craftedStruct(client: number, clock: number, struct: CraftedStruct): Uint8Array {
  return craftedUpdate({ groups: [{ client, clock, structs: [struct] }] });
}

function writeStruct(encoder: encoding.Encoder, struct: CraftedStruct): void {
  const { content, origin, rightOrigin, root, parent, key } = struct;
  const hasOrigins = origin !== undefined || rightOrigin !== undefined;
  const flags = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
  encoding.writeUint8(encoder, kindOf(content) | flags);
  if ('gc' in content || 'skip' in content) {
    encoding.writeVarUint(encoder, 'gc' in content ? content.gc : content.skip);
    return;
  }
  if (origin) writeId(encoder, origin);
  if (rightOrigin) writeId(encoder, rightOrigin);
  if (!hasOrigins) {
    encoding.writeVarUint(encoder, root === undefined ? 0 : 1);
    if (root !== undefined) encoding.writeVarString(encoder, root);
    else if (parent !== undefined) writeId(encoder, parent);
    if (key !== undefined) encoding.writeVarString(encoder, key);
  }
  writeContent(encoder, content);
}

function writeId(encoder: encoding.Encoder, id: CraftedId): void {
  encoding.writeVarUint(encoder, id.client);
  encoding.writeVarUint(encoder, id.clock);
}

function kindOf(content: CraftedContent): number {
  const kinds = { gc: 0, deleted: 1, json: 2, binary: 3, text: 4, embed: 5, mark: 6 };
  for (const [name, kind] of Object.entries(kinds)) if (name in content) return kind;
  if ('element' in content || 'type' in content) return 7;
  if ('values' in content) return 8;
  return 'subdocument' in content ? 9 : 10;
}

function writeContent(encoder: encoding.Encoder, content: CraftedContent): void {
  if ('deleted' in content) encoding.writeVarUint(encoder, content.deleted);
  if ('text' in content) encoding.writeVarString(encoder, content.text);
  if ('binary' in content) encoding.writeVarUint8Array(encoder, content.binary);
  if ('embed' in content) encoding.writeVarString(encoder, JSON.stringify(content.embed));
  if ('json' in content) {
    encoding.writeVarUint(encoder, content.json.length);
    for (const text of content.json) encoding.writeVarString(encoder, text);
  }
  if ('mark' in content) {
    encoding.writeVarString(encoder, content.mark);
    encoding.writeVarString(encoder, JSON.stringify(content.value));
  }
  if ('element' in content) {
    encoding.writeVarUint(encoder, 3);
    encoding.writeVarString(encoder, content.element);
  }
  if ('type' in content) {
    encoding.writeVarUint(encoder, content.type);
    if (content.name !== undefined) encoding.writeVarString(encoder, content.name);
  }
  if ('values' in content) {
    encoding.writeVarUint(encoder, content.values.length);
    for (const value of content.values) encoding.writeAny(encoder, value);
  }
  if ('subdocument' in content) {
    encoding.writeVarString(encoder, content.subdocument);
    encoding.writeAny(encoder, {});
  }
}
