import type { ClauseQuote } from '#shared/actions/action.ts';
import type { ActionState } from '#shared/actions/action-state.ts';
import type { DigestsNow, RowContext } from '#shared/actions/register-row.ts';
import type { DocumentId, SessionId } from '#shared/core/id.ts';
import { currentSession } from '#shared/sessions/current-session.ts';
import type { Session } from '#shared/sessions/session.ts';
import type { BusinessCalendar } from '#server/platform/clock.ts';
import type { SessionService } from '#server/sessions/session-service.ts';
import type { BodyService } from '#server/sides/body-service.ts';
import type { QuotedClauses } from './quoted-clauses.ts';

/** Everything that rows are told by; `stamp` is another whenever one of them could come out differently. */
export type RegisterContext = RowContext & {
  readonly stamp: string;
  readonly sessions: readonly Session[];
  readonly current: Session | null;
};

export type RegisterContexts = {
  /** As of today, beside the clauses that these actions quote. */
  contextFor(states: readonly ActionState[]): Promise<RegisterContext>;
};

type Options = {
  calendar: BusinessCalendar;
  sessions: SessionService;
  bodies: BodyService;
  clauses: QuotedClauses;
};

const noDigests: DigestsNow = {};

/** Gathers what the register is drawn from, each from its owner. */
export function createRegisterContexts(options: Options): RegisterContexts {
  return {
    async contextFor(states) {
      const [sessions, { calendars, rule }, digests] = await Promise.all([
        options.sessions.listSessions(),
        options.bodies.workingDays(),
        digestsFor(options.clauses, states),
      ]);
      const today = options.calendar.today();
      const current = currentSession(sessions);
      const numbers = new Map(sessions.map(({ id, number }) => [id, number]));
      return {
        today,
        calendars,
        rule,
        sessions,
        current,
        currentSession: current?.number ?? null,
        stamp: `${today} ${rule} ${current?.number} ${calendars.length} `,
        numberOf: (session) => numberIn(numbers, session),
        digestsNow: ({ document, cid }: ClauseQuote) => digests.get(document)?.get(cid) ?? noDigests,
      };
    },
  };
}

function numberIn(numbers: ReadonlyMap<SessionId, number>, session: SessionId): number {
  const number = numbers.get(session);
  if (number === undefined) throw new RangeError(`an action of ${session}, which is no session`);
  return number;
}

type Digests = ReadonlyMap<DocumentId, ReadonlyMap<string, DigestsNow>>;

async function digestsFor(clauses: QuotedClauses, states: readonly ActionState[]): Promise<Digests> {
  const quoted = states.flatMap(({ action }) => action.quote?.document ?? []);
  const digests = new Map<DocumentId, ReadonlyMap<string, DigestsNow>>();
  for (const document of new Set(quoted)) {
    const found = await clauses.digestsOf(document);
    if (found !== null) digests.set(document, found);
  }
  return digests;
}
