import { encoding } from 'lib0';
import { MessageType } from '#shared/sync/message-type.ts';

/** How a server wants y-websocket's messages wrapped. */
export type Dialect = {
  /** What is said first on a new line. */
  readonly greeting: readonly Uint8Array[];
  wrap(message: Uint8Array): Uint8Array;
  /** Where in a message that begins at `start` y-websocket's own begins. */
  unwrap(bytes: Uint8Array, start: number): number;
};

/** Where a text is, and how to speak about it. */
export type Line = {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly dialect: Dialect;
  /** Whether somebody there answers what is asked. */
  readonly isAnswered: boolean;
};

export const yWebsocketDialect: Dialect = {
  greeting: [],
  wrap: (message) => message,
  unwrap: (_bytes, start) => start,
};

const HOCUSPOCUS_AUTH = 2;
const HOCUSPOCUS_TOKEN = 0;

/** Hocuspocus puts the name of the document before every message, and wants a token first. */
export function hocuspocusDialect(document: string): Dialect {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, document);
  const name = encoding.toUint8Array(encoder);
  const wrap = (message: Uint8Array): Uint8Array => {
    const wrapped = new Uint8Array(name.length + message.length);
    wrapped.set(name);
    wrapped.set(message, name.length);
    return wrapped;
  };
  const token = encoding.createEncoder();
  encoding.writeVarUint(token, HOCUSPOCUS_AUTH);
  encoding.writeVarUint(token, HOCUSPOCUS_TOKEN);
  encoding.writeVarString(token, 'bench');
  return {
    greeting: [wrap(encoding.toUint8Array(token))],
    wrap,
    unwrap: (_bytes, start) => start + name.length,
  };
}

export function syncMessage(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.sync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

export function presenceMessage(entry: { clientId: number; clock: number; state: string }): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, 1);
  encoding.writeVarUint(body, entry.clientId);
  encoding.writeVarUint(body, entry.clock);
  encoding.writeVarString(body, entry.state);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.presence);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
}
