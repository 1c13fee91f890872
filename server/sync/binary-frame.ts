const FINAL_BINARY = 0x82;
const LENGTH_IN_2 = 126;
const LENGTH_IN_8 = 127;
/** Above so many bytes a copy costs more than a second buffer in the same write. */
const COPIED_BYTES = 16 * 1024;

const made = new WeakMap<readonly Uint8Array[], readonly Buffer[]>();

/**
 * The bytes of binary WebSocket messages as a server sends them: of each a single final frame without a mask (RFC 6455,
 * section 5.2). Made once for all who get the same list, which must not change any more.
 */
export function binaryFrames(messages: readonly Uint8Array[]): readonly Buffer[] {
  let frames = made.get(messages);
  if (frames === undefined) made.set(messages, (frames = framesOf(messages)));
  return frames;
}

function framesOf(messages: readonly Uint8Array[]): readonly Buffer[] {
  const buffers: Buffer[] = [];
  let bytes = 0;
  for (const message of messages) {
    const header = headerOf(message.length);
    buffers.push(header, Buffer.from(message.buffer, message.byteOffset, message.length));
    bytes += header.length + message.length;
  }
  return bytes > COPIED_BYTES ? buffers : [Buffer.concat(buffers, bytes)];
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
