import { evidenceFileTypes } from './evidence-file.ts';

/** What a file of that media type begins with; types that are not named are words. */
const beginnings: Readonly<Record<string, readonly (readonly number[])[]>> = {
  'application/pdf': [[0x25, 0x50, 0x44, 0x46, 0x2d]],
  'image/png': [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  'image/jpeg': [[0xff, 0xd8, 0xff]],
  'image/tiff': [
    [0x49, 0x49, 0x2a, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a],
  ],
};
/** Office files are zip archives. */
const ZIP = [[0x50, 0x4b, 0x03, 0x04]];

/**
 * Whether a file may be evidence: its media type is allowed, its name ends as that type's do, and its first bytes are of
 * that kind. `mediaType` without parameters.
 */
export function isEvidenceFile(file: { name: string; mediaType: string; head: Uint8Array }): boolean {
  const endings = evidenceFileTypes[file.mediaType];
  if (endings === undefined) return false;
  const name = file.name.toLowerCase();
  if (!endings.some((ending) => name.endsWith(`.${ending}`))) return false;
  if (file.mediaType.startsWith('text/')) return !file.head.includes(0);
  const known = beginnings[file.mediaType] ?? ZIP;
  return known.some((beginning) => beginning.every((byte, index) => file.head[index] === byte));
}
