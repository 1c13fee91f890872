import { answerOf, api } from '#client/app/api.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { type Delegation, type DelegationList, delegationSchema } from '#shared/sessions/delegation.ts';
import type { NewSession, SessionFacts, StageWish } from '#shared/sessions/session-keeping.ts';
import { type OpenedSession, openedSessionSchema } from '#shared/sessions/session-opening.ts';
import { type Session, sessionSchema } from '#shared/sessions/session.ts';

const one = api.api.sessions[':number'];
const paramOf = (number: number) => ({ number: String(number) });

/** Begins the drafting of a session; its first day may be left open. Repeating it answers what there is. */
export const openSession = (number: number, startsOn: CalendarDay | null): Promise<OpenedSession> =>
  answerOf(one.open.$post({ param: paramOf(number), json: { startsOn } }), openedSessionSchema);

export const announceSession = (json: NewSession): Promise<Session> =>
  answerOf(api.api.sessions.$post({ json }), sessionSchema);

export const changeSession = (number: number, json: SessionFacts): Promise<Session> =>
  answerOf(one.$put({ param: paramOf(number), json }), sessionSchema);

export const moveSession = (number: number, json: StageWish): Promise<Session> =>
  answerOf(one.stage.$post({ param: paramOf(number), json }), sessionSchema);

/** The whole list of the own Side anew. */
export const listDelegation = (number: number, side: string, json: DelegationList): Promise<Delegation> =>
  answerOf(one.delegations[':side'].$put({ param: { ...paramOf(number), side }, json }), delegationSchema);
