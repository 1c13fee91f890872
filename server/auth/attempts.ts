import type { Kysely } from 'kysely';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Clock } from '#server/platform/clock.ts';
import { sha256Hex } from '#server/platform/digest.ts';

const MINUTE_MS = 60_000;
const FORGOTTEN_AFTER_MS = 24 * 60 * MINUTE_MS;

/** Tries within a time. Of accounts few, of addresses many: a delegation of 80 sits behind one. */
const budgets = {
  passwordOfAccount: { tries: 10, withinMs: 15 * MINUTE_MS },
  passwordOfAddress: { tries: 300, withinMs: 15 * MINUTE_MS },
  /** Within a login; while one begins, better-auth has its own: 5 a login, 10 in a row. */
  codeOfAccount: { tries: 10, withinMs: 15 * MINUTE_MS },
  codeOfAddress: { tries: 300, withinMs: 15 * MINUTE_MS },
  /** Letters to one person, wanted or not. */
  letterOfAccount: { tries: 3, withinMs: 60 * MINUTE_MS },
  letterOfAddress: { tries: 30, withinMs: 60 * MINUTE_MS },
  /** Links hold 256 bits: this only keeps the door quiet. */
  linkOfAddress: { tries: 120, withinMs: 15 * MINUTE_MS },
} as const;
export type Budget = keyof typeof budgets;

/** How often somebody has tried: in the database, so that neither a restart nor a second process gives new tries. */
export type Attempts = {
  /** Counts a try, before it is made; refuses with `too-many-requests`. */
  spend(budget: Budget, whose: string): Promise<void>;
  /** It was the right person: that account has all its tries again. */
  forgive(budget: Budget, whose: string): Promise<void>;
};

export function createAttempts({ db, clock }: { db: Kysely<Schema>; clock: Clock }): Attempts {
  return {
    async spend(budget, whose) {
      const { tries, withinMs } = budgets[budget];
      const now = clock.now();
      const { count, since } = await countTry(db, { key: keyOf(budget, whose), now, withinMs });
      if (count === 1) await forgetBefore(db, now - FORGOTTEN_AFTER_MS);
      if (count <= tries) return;
      const retryAfterSeconds = Math.max(1, Math.ceil((since + withinMs - now) / 1000));
      throw new AppError(ErrorCode.tooManyRequests, `too many tries: ${budget}`, {
        details: { retryAfterSeconds },
      });
    },
    async forgive(budget, whose) {
      await db.deleteFrom('login_attempt').where('key', '=', keyOf(budget, whose)).execute();
    },
  };
}

/** One statement: of two tries at once both are counted. */
async function countTry(
  db: Kysely<Schema>,
  { key, now, withinMs }: { key: string; now: number; withinMs: number },
): Promise<{ count: number; since: number }> {
  return db
    .insertInto('login_attempt')
    .values({ key, count: 1, since: now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => {
        const isOver = eb('login_attempt.since', '<=', now - withinMs);
        return {
          count: eb
            .case()
            .when(isOver)
            .then(1)
            .else(eb('login_attempt.count', '+', 1))
            .end(),
          since: eb.case().when(isOver).then(now).else(eb.ref('login_attempt.since')).end(),
        };
      }),
    )
    .returning(['count', 'since'])
    .executeTakeFirstOrThrow();
}

async function forgetBefore(db: Kysely<Schema>, moment: number): Promise<void> {
  await db.deleteFrom('login_attempt').where('since', '<', moment).execute();
}

function keyOf(budget: Budget, whose: string): string {
  return `${budget}:${sha256Hex(Buffer.from(whose))}`;
}
