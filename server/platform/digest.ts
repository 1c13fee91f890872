import { createHash } from 'node:crypto';

/** SHA-256 of stored bytes, in hexadecimal. Digests of words come from the canonical text, never from here. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
