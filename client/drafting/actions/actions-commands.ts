import { accepted, answerOf, api } from '#client/app/api.ts';
import type { NewAction } from '#shared/actions/action-commands.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import {
  type BringClause,
  type RegisteredInText,
  registeredInTextSchema,
} from '#shared/drafting/action-in-text.ts';
import { type PartCommandDone, partCommandDoneSchema } from '#shared/drafting/part-command.ts';

/** Registers an action of a clause; its chip comes over the socket, as everybody sees it. */
export function registerInText(id: string, wanted: NewAction): Promise<RegisteredInText> {
  const reply = api.api.documents[':id'].actions.$post({ param: { id }, json: wanted });
  return answerOf(reply, registeredInTextSchema);
}

/** The action quotes its clause as that reads now. */
export function renewQuote({ id, revision }: RegisterRow): Promise<void> {
  const json = { expectedRevision: revision, move: { move: 'renew-quote' as const } };
  return accepted(api.api.actions[':id'].moves.$post({ param: { id }, json }));
}

/** Brings a part of another document into this one. */
export function bringClause(id: string, wanted: BringClause): Promise<PartCommandDone> {
  const reply = api.api.documents[':id']['brought-clauses'].$post({ param: { id }, json: wanted });
  return answerOf(reply, partCommandDoneSchema);
}
