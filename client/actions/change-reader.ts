/** One server-sent event; `id` null: it cannot be asked for again. */
export type SentEvent = { readonly id: string | null; readonly data: string };

/**
 * Takes server-sent events out of a stream that arrives in pieces cut anywhere (WHATWG HTML, section 9.2.6). Knows `id`
 * and `data`, which is all that our server sends; comments keep the line open and say nothing.
 */
export class ChangeReader {
  #rest = '';

  /** The events that are complete now. */
  take(piece: string): readonly SentEvent[] {
    const blocks = (this.#rest + piece).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => eventOf(block));
  }
}

function eventOf(block: string): SentEvent[] {
  const lines = block.split('\n');
  const data = valuesOf(lines, 'data');
  return data.length === 0 ? [] : [{ id: valuesOf(lines, 'id').at(-1) ?? null, data: data.join('\n') }];
}

function valuesOf(lines: readonly string[], field: string): string[] {
  const start = `${field}:`;
  return lines
    .filter((line) => line.startsWith(start))
    .map((line) => line.slice(start.length).replace(/^ /, ''));
}
