import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/** Before anything has been done: whoever is told so may simply ask again later. */
export function cannotSaveNow(): AppError {
  return new AppError(ErrorCode.storageFailing, 'the room has ended, or its storage is failing');
}

type Waiting = { seq: number; resolve: () => void; reject: (error: unknown) => void };

/** Those who wrote into a room without a connection, waiting for their commit. */
export class ServerWrites {
  #waiting: Waiting[] = [];

  /** Resolves when the row with this number is on stable storage. */
  stored(seq: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ seq, resolve, reject });
    return promise;
  }

  settle(committed: number): void {
    const settled = this.#waiting.filter(({ seq }) => seq <= committed);
    this.#waiting = this.#waiting.filter(({ seq }) => seq > committed);
    for (const { resolve } of settled) resolve();
  }

  /** The room gave up: what was not committed never will be. */
  fail(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const error = new AppError(ErrorCode.storageFailing, 'the room ended before the write was stored');
    for (const { reject } of waiting) reject(error);
  }
}
