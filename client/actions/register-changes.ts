import { api } from '#client/app/api.ts';
import { type RegisterChange, registerChangeSchema } from '#shared/actions/register-change.ts';
import { ChangeReader } from './change-reader.ts';

/** Milliseconds from a lost line to the first try; it doubles with every failure up to the second figure. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
/** The server gives a sign every 15 s: a line without any for this long is dead. */
const SILENCE_MS = 40_000;
/** Nobody listens any more: from one screen of the register to the next the line stays. */
const LINGER_MS = 5000;
/** A hidden window gives its line back: a browser has six of them for all windows of one address. */
const HIDDEN_MS = 60_000;

type Listener = (changes: readonly RegisterChange[], isContinued: boolean) => void;

/**
 * The line on which the server tells what changes in the register. It is open while somebody listens, comes back by
 * itself, and asks for what it missed; when that is unknown the server says `resync`.
 */
class RegisterChanges {
  readonly #keepers = new Set<Listener>();
  readonly #listeners = new Set<Listener>();
  readonly #waiting = new Set<() => void>();
  #line: AbortController | null = null;
  #lastEventId: string | null = null;
  #isReady = false;
  #linger: ReturnType<typeof setTimeout> | undefined;

  /** Told of everything that comes, before the listeners, without keeping the line open. */
  tap(keeper: Listener): void {
    this.#keepers.add(keeper);
  }

  /** Several changes that arrive together are told together. Undone by what it returns. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#open();
    return () => {
      this.#listeners.delete(listener);
      this.#closeLater();
    };
  }

  /** True once everything that changes from now on will be told; false when that takes longer. Opens the line. */
  async isReadyWithin(ms: number): Promise<boolean> {
    this.#open();
    this.#closeLater();
    if (this.#isReady) return true;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    const timer = setTimeout(resolve, ms);
    await promise;
    clearTimeout(timer);
    this.#waiting.delete(resolve);
    return this.#isReady;
  }

  #open(): void {
    clearTimeout(this.#linger);
    if (this.#line !== null) return;
    this.#line = new AbortController();
    void this.#keepOpen(this.#line.signal);
  }

  #closeLater(): void {
    clearTimeout(this.#linger);
    this.#linger = setTimeout(() => {
      if (this.#listeners.size === 0) this.#close();
    }, LINGER_MS);
  }

  #close(): void {
    this.#line?.abort();
    this.#line = null;
    this.#isReady = false;
  }

  async #keepOpen(signal: AbortSignal): Promise<void> {
    const stopWatching = this.#closeWhenHidden();
    let wait = FIRST_WAIT_MS;
    while (!signal.aborted) {
      const wasReady = await this.#readLine(signal);
      wait = wasReady ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
      await pause(wait, signal);
    }
    stopWatching();
  }

  /** Comes back when it is shown again, if somebody still listens. */
  #closeWhenHidden(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const looked = (): void => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(() => this.#closeUntilShown(), HIDDEN_MS);
    };
    document.addEventListener('visibilitychange', looked);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', looked);
    };
  }

  #closeUntilShown(): void {
    this.#close();
    const shown = (): void => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', shown);
      if (this.#listeners.size > 0) this.#open();
    };
    document.addEventListener('visibilitychange', shown);
  }

  /** Until the line ends, however it ends; true when it was ready once. */
  async #readLine(signal: AbortSignal): Promise<boolean> {
    const silence = new AbortController();
    const heard = () => setTimeout(() => silence.abort(), SILENCE_MS);
    // A browser may leave a line open that leads nowhere any more.
    const cut = (): void => silence.abort();
    window.addEventListener('offline', cut);
    let timer = heard();
    let wasReady = false;
    try {
      const after = this.#lastEventId;
      const headers = after === null ? {} : { 'Last-Event-ID': after };
      const init = { signal: AbortSignal.any([signal, silence.signal]) };
      const response = await api.api.changes.$get({}, { headers, init });
      if (!response.ok || response.body === null) return false;
      const reader = new ChangeReader();
      const decoder = new TextDecoder();
      for await (const piece of piecesOf(response.body)) {
        clearTimeout(timer);
        timer = heard();
        if (signal.aborted) break;
        this.#tell(reader.take(decoder.decode(piece, { stream: true })), after !== null);
        wasReady ||= this.#isReady;
      }
    } catch {
      // A line that breaks is tried again: what it missed is asked for then.
    } finally {
      clearTimeout(timer);
      window.removeEventListener('offline', cut);
      // A line that was closed has a successor already, whose state this is.
      if (!signal.aborted) this.#isReady = false;
    }
    return wasReady;
  }

  #tell(events: ReturnType<ChangeReader['take']>, isContinued: boolean): void {
    const changes: RegisterChange[] = [];
    for (const { id, data } of events) {
      this.#lastEventId = id ?? this.#lastEventId;
      changes.push(registerChangeSchema.parse(JSON.parse(data)));
    }
    if (changes.length === 0) return;
    for (const listener of [...this.#keepers, ...this.#listeners]) listener(changes, isContinued);
    if (!changes.some(({ kind }) => kind === 'ready')) return;
    this.#isReady = true;
    for (const resolve of this.#waiting) resolve();
  }
}

export const registerChanges = new RegisterChanges();

// Not every browser reads a stream by `for await`.
async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** At once when the network is back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', over);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    window.addEventListener('online', over);
    signal.addEventListener('abort', over);
  });
}
