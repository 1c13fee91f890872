import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { TextUpdateRow } from '#server/database/tables/text-tables.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Raises with every change of the layout; old segments stay as they are. */
const LAYOUT = 1;

/** A row of the log without its text, which the segment's own row names, and without what is true of the last row alone. */
export type ArchivedRow = Omit<TextUpdateRow, 'text' | 'is_told'>;

/** The rows, with a checksum of the whole. Compresses off the main loop. */
export async function writeArchiveSegment(rows: readonly ArchivedRow[]): Promise<Uint8Array> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, LAYOUT);
  encoding.writeVarUint(encoder, rows.length);
  for (const row of rows) {
    encoding.writeVarUint(encoder, row.seq);
    encoding.writeVarUint(encoder, row.epoch);
    encoding.writeVarUint8Array(encoder, row.bytes);
    encoding.writeVarString(encoder, row.member);
    encoding.writeVarString(encoder, row.connection);
    encoding.writeVarUint(encoder, row.at);
  }
  return compress(encoding.toUint8Array(encoder), { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
}

/** Gives back what `writeArchiveSegment` was given; throws for anything that is damaged. */
export async function readArchiveSegment(segment: Uint8Array): Promise<ArchivedRow[]> {
  const decoder = decoding.createDecoder(new Uint8Array(await decompress(segment)));
  const layout = decoding.readVarUint(decoder);
  if (layout !== LAYOUT) throw new Error(`archive segment of unknown layout ${layout}`);
  const count = decoding.readVarUint(decoder);
  const rows: ArchivedRow[] = [];
  for (let index = 0; index < count; index += 1) {
    rows.push({
      seq: decoding.readVarUint(decoder),
      epoch: decoding.readVarUint(decoder),
      // A copy: a view would keep the whole segment in memory.
      bytes: decoding.readVarUint8Array(decoder).slice(),
      member: decoding.readVarString(decoder),
      connection: decoding.readVarString(decoder),
      at: decoding.readVarUint(decoder),
    });
  }
  return rows;
}
