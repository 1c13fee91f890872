import { answerOf, api } from '#client/app/api.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { type OpenedSession, openedSessionSchema } from '#shared/sessions/session-opening.ts';

/** Begins the drafting of a session; its first day may be left open. Repeating it answers what there is. */
export function openSession(number: number, startsOn: CalendarDay | null): Promise<OpenedSession> {
  const param = { number: String(number) };
  return answerOf(api.api.sessions[':number'].open.$post({ param, json: { startsOn } }), openedSessionSchema);
}
