import { type ActingMember, may } from '#shared/access/ability.ts';
import type { DocumentThing, Thing } from '#shared/access/thing.ts';
import { Verb } from '#shared/access/verb.ts';
import type { TextRight } from '#shared/drafting/open-document.ts';
import type { TextAddress } from '#shared/drafting/text-address.ts';

/** The strongest right to that text of the document; null when it must not be known to exist. */
export function textRight(
  member: ActingMember,
  document: DocumentThing,
  address: TextAddress,
): TextRight | null {
  const thing: Thing =
    address.kind === 'common' ? document : { type: 'private-text', side: address.side, document };
  if (!may(member, Verb.read, thing)) return null;
  if (may(member, Verb.edit, thing)) return 'edit';
  return may(member, Verb.comment, thing) ? 'comment' : 'read';
}
