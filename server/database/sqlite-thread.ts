import { Worker } from 'node:worker_threads';
import type { Logger } from '#server/platform/log.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { SqliteAnswer, SqliteEnvelope, SqliteReply, SqliteRequest } from './sqlite-messages.ts';

/** A crash is rare and the file sound: start again at once. Only a thread that dies unused again and again waits. */
const FIRST_RESTART_MS = 100;
const LONGEST_RESTART_MS = 5_000;
/** A disk that says nothing for so long is failing; the outcome of the request is then unknown. */
const ANSWER_LIMIT_MS = 30_000;

export type StartWorker = (file: string) => Worker;

export type SqliteThreadOptions = {
  file: string;
  log?: Logger;
  startWorker?: StartWorker;
  answerLimitMs?: number;
};

type Waiting = {
  resolve: (answer: SqliteAnswer) => void;
  reject: (error: AppError) => void;
  timer: NodeJS.Timeout;
};

/** Starts the thread of the product; a test that ends threads keeps what this gives back. */
export const startSqliteWorker: StartWorker = (file) =>
  new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: file, name: 'sqlite' });

function storageFailing(message: string, cause?: unknown): AppError {
  return new AppError(ErrorCode.storageFailing, message, { cause });
}

/** Keeps one thread alive that owns the file, and carries requests to it. What a dead thread had not answered fails. */
export class SqliteThread {
  readonly #options: SqliteThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #firstOpening = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<void>();
  /** Null between a death and the next start. */
  #worker: Worker | null = null;
  #hasOpened = false;
  #isClosing = false;
  #deathsUnused = 0;
  #lastError: unknown = undefined;
  #lastId = 0;

  constructor(options: SqliteThreadOptions) {
    this.#options = options;
    this.#start();
  }

  /** Rejects with `storage-failing` when the file cannot be opened; there is then no second attempt. */
  opened(): Promise<void> {
    return this.#firstOpening.promise;
  }

  ask(request: SqliteRequest): Promise<SqliteAnswer> {
    const worker = this.#worker;
    if (worker === null) {
      return Promise.reject(
        storageFailing('the thread that owns the database is not running', this.#lastError),
      );
    }
    const { promise, resolve, reject } = Promise.withResolvers<SqliteAnswer>();
    this.#lastId += 1;
    const id = this.#lastId;
    const limit = this.#options.answerLimitMs ?? ANSWER_LIMIT_MS;
    const timer = setTimeout(() => {
      this.#waiting.delete(id);
      reject(storageFailing(`the database did not answer within ${limit} ms`));
    }, limit);
    this.#waiting.set(id, { resolve, reject, timer });
    const envelope: SqliteEnvelope = { id, request };
    worker.postMessage(envelope);
    return promise;
  }

  /** Closes the file in order; a thread that does not answer is ended by force, which the WAL survives. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const worker = this.#worker;
    if (worker === null) return;
    try {
      await this.ask({ kind: 'close' });
    } catch (error) {
      this.#options.log?.warn({ cause: error }, 'the database did not close in order');
      await worker.terminate();
    }
    await this.#ended.promise;
  }

  #start(): void {
    const worker = (this.#options.startWorker ?? startSqliteWorker)(this.#options.file);
    this.#worker = worker;
    worker.on('message', (reply: SqliteReply) => this.#receive(reply));
    worker.on('error', (error) => {
      this.#lastError = error;
    });
    worker.on('exit', (code) => this.#died(code));
  }

  #receive(reply: SqliteReply): void {
    if (reply === 'opened') {
      this.#hasOpened = true;
      this.#firstOpening.resolve();
      return;
    }
    this.#deathsUnused = 0;
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    this.#waiting.delete(reply.id);
    clearTimeout(waiting.timer);
    waiting.resolve(reply.answer);
  }

  #died(code: number): void {
    this.#worker = null;
    const error = storageFailing(
      `the thread that owns the database ended with code ${code}`,
      this.#lastError,
    );
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
    if (this.#isClosing) {
      this.#ended.resolve();
    } else if (this.#hasOpened) {
      this.#options.log?.error({ cause: this.#lastError }, error.message);
      this.#startAgain();
    } else {
      this.#firstOpening.reject(error);
    }
  }

  #startAgain(): void {
    const deaths = this.#deathsUnused;
    this.#deathsUnused += 1;
    if (deaths === 0) {
      this.#start();
      return;
    }
    const pause = Math.min(LONGEST_RESTART_MS, FIRST_RESTART_MS * 2 ** (deaths - 1));
    setTimeout(() => {
      if (!this.#isClosing) this.#start();
    }, pause).unref();
  }
}
