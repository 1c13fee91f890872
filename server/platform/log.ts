import { pino } from 'pino';
import { faultOf } from './fault.ts';

/** Facts of a line: plain values, never words of a text. An error stands under `cause` and is told by `faultOf`. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where faults and turns of events are told, for whoever runs the server; never shown to members. */
export type Logger = {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
};

/** From the least to the most important; `silent` tells nothing. */
export const LogLevel = { info: 'info', warn: 'warn', error: 'error', silent: 'silent' } as const;
export type LogLevel = (typeof LogLevel)[keyof typeof LogLevel];

export type LoggerOptions = {
  level: LogLevel;
  now: () => number;
  /** Standard output when it is left out. */
  write?: (line: string) => void;
};

/** A longer value is no fact of ours. */
const LONGEST_VALUE = 600;
const KEPT_BACK = '[kept back]';
/** Whatever they hold, it opens a door or names a person. */
const SECRET = /cookie|token|secret|password|authorization|mail/i;

/** One JSON object a line, by pino. What is no plain value, or may be a secret, is kept back whoever logs it. */
export function createLogger({ level, now, write }: LoggerOptions): Logger {
  // Written at once: what is buffered when a process dies would be its last words.
  const stream = write === undefined ? pino.destination({ fd: 1, sync: true }) : { write };
  const options = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: () => `,"at":"${new Date(now()).toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }), log: toldFields },
  };
  const lines = pino(options, stream);
  return {
    info: (fields, message) => lines.info(fields, message),
    warn: (fields, message) => lines.warn(fields, message),
    error: (fields, message) => lines.error(fields, message),
  };
}

function toldFields(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, told(name, value)]));
}

function told(name: string, value: unknown): unknown {
  if (value === undefined) return undefined;
  if (name === 'cause') return faultOf(value);
  if (SECRET.test(name)) return KEPT_BACK;
  const isPlain = value === null || typeof value === 'number' || typeof value === 'boolean';
  if (isPlain || (typeof value === 'string' && value.length <= LONGEST_VALUE)) return value;
  return KEPT_BACK;
}
