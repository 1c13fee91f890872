import * as Y from 'yjs';
import { WireError } from '#shared/sync/wire-error.ts';

/** Bytes of a state vector: seven a clientID, so about 70,000 browsers in the life of a text. */
const STATE_VECTOR_BYTES = 512 * 1024;

/** The bytes, once they are known to be a state vector of an honest size. */
export function checkedStateVector(bytes: Uint8Array): Uint8Array {
  if (bytes.length > STATE_VECTOR_BYTES) throw new WireError('state vector is too large', 'too-large');
  try {
    Y.decodeStateVector(bytes);
  } catch {
    throw new WireError('state vector is malformed');
  }
  return bytes;
}
