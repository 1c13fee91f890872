import { type RegisterChange, registerChangeSchema } from '#shared/actions/register-change.ts';
import type { StartedApp } from './start-app.ts';

export type ReadEvent = { readonly id: string | null; readonly change: RegisterChange; readonly at: number };

/** Somebody who looks at the register: reads `GET /api/changes` as a browser's EventSource would. */
export class ChangeReader {
  readonly events: ReadEvent[] = [];
  readonly status: number;
  /** Lines that are no events. */
  comments = 0;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  readonly #abort: AbortController;
  readonly #waiting = new Set<() => void>();

  constructor(response: Response, abort: AbortController) {
    this.status = response.status;
    this.#abort = abort;
    this.ended = this.#read(response);
  }

  static async open(app: StartedApp, cookie: string, lastEventId?: string): Promise<ChangeReader> {
    const abort = new AbortController();
    const headers = { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
    const response = await fetch(`${app.url}/api/changes`, { headers, signal: abort.signal });
    return new ChangeReader(response, abort);
  }

  get kinds(): string[] {
    return this.events.map(({ change }) => change.kind);
  }

  get lastId(): string | null {
    return this.events.findLast(({ id }) => id !== null)?.id ?? null;
  }

  /** Rejects after a while, so that a test says what it waited for. */
  async until(isSo: () => boolean, what = 'a change'): Promise<void> {
    const late = AbortSignal.timeout(5000);
    while (!isSo()) {
      await new Promise<void>((resolve, reject) => {
        this.#waiting.add(resolve);
        late.addEventListener('abort', () => reject(new Error(`${what} did not come`)));
      });
    }
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
        for (const wake of this.#waiting) wake();
        this.#waiting.clear();
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    }
  }

  #take(block: string): void {
    const data = /^data: (.*)$/m.exec(block)?.[1];
    if (data === undefined) {
      this.comments += 1;
      return;
    }
    const id = /^id: (.*)$/m.exec(block)?.[1] ?? null;
    this.events.push({ id, change: registerChangeSchema.parse(JSON.parse(data)), at: performance.now() });
  }
}
