import { createMiddleware } from 'hono/factory';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { AddressOf } from './client-address.ts';
import type { RequestEnv } from './request-context.ts';

const MINUTE_MS = 60_000;
/** Addresses remembered at once; the longest unused is forgotten first: its budget is full again. */
const ADDRESSES_REMEMBERED = 10_000;

type Budget = { left: number; at: number };

/** Requests of one address a minute, as a bucket that refills steadily; refuses with `too-many-requests`. */
export function rateLimit(options: { perMinute: number; clock: Clock; addressOf: AddressOf }) {
  const { perMinute, clock, addressOf } = options;
  const budgets = new Map<string, Budget>();
  const spend = (address: string): boolean => {
    const now = clock.now();
    const known = budgets.get(address) ?? { left: perMinute, at: now };
    // A clock that jumps back refills nothing; it must not take away what is left.
    const elapsed = Math.max(0, now - known.at);
    const refilled = Math.min(perMinute, known.left + (elapsed * perMinute) / MINUTE_MS);
    budgets.delete(address); // put back last: the map's order is that of use
    budgets.set(address, { left: refilled < 1 ? refilled : refilled - 1, at: now });
    if (budgets.size > ADDRESSES_REMEMBERED) {
      const [longestUnused] = budgets.keys();
      if (longestUnused !== undefined) budgets.delete(longestUnused);
    }
    return refilled >= 1;
  };
  return createMiddleware<RequestEnv>(async (c, next) => {
    if (!spend(addressOf(c))) {
      const details = { retryAfterSeconds: Math.max(1, Math.ceil(60 / perMinute)) };
      throw new AppError(ErrorCode.tooManyRequests, 'too many requests of one address', { details });
    }
    await next();
  });
}
