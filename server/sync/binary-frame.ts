const FINAL_BINARY = 0x82;
const LENGTH_IN_2 = 126;
const LENGTH_IN_8 = 127;
/** Above so many bytes a copy costs more than a second buffer in the same write. */
const COPIED_BYTES = 16 * 1024;

const made = new WeakMap<Uint8Array, readonly Buffer[]>();

/**
 * The bytes of one binary WebSocket message as a server sends it: a single final frame without a mask (RFC 6455,
 * section 5.2). Made once for all who get the same message, which must not change any more.
 */
export function binaryFrame(message: Uint8Array): readonly Buffer[] {
  let frame = made.get(message);
  if (frame === undefined) made.set(message, (frame = frameOf(message)));
  return frame;
}

function frameOf(message: Uint8Array): readonly Buffer[] {
  const header = headerOf(message.length);
  const payload = Buffer.from(message.buffer, message.byteOffset, message.length);
  return message.length > COPIED_BYTES ? [header, payload] : [Buffer.concat([header, payload])];
}

function headerOf(length: number): Buffer {
  if (length < LENGTH_IN_2) return Buffer.of(FINAL_BINARY, length);
  if (length <= 0xff_ff) {
    const header = Buffer.of(FINAL_BINARY, LENGTH_IN_2, 0, 0);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.alloc(10);
  header[0] = FINAL_BINARY;
  header[1] = LENGTH_IN_8;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
