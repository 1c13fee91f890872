/** Facts of a line; never words of a text. An Error under `cause` is written with its stack. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where faults and turns of events are told, for whoever runs the server; never shown to members. */
export type Logger = {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
};

/** One JSON object a line, to any writer of text. */
export function createJsonLogger(options: { write: (line: string) => void; now: () => number }): Logger {
  const line = (level: string, fields: LogFields, message: string): void => {
    const at = new Date(options.now()).toISOString();
    options.write(`${JSON.stringify({ at, level, message, ...fields }, readable)}\n`);
  };
  return {
    info: (fields, message) => line('info', fields, message),
    warn: (fields, message) => line('warn', fields, message),
    error: (fields, message) => line('error', fields, message),
  };
}

function readable(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
}
