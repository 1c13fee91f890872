import { type ActingMember, may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { SubGroupId } from '#shared/core/id.ts';
import { type Document, DocumentKind } from '#shared/drafting/document.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { type Session, SessionStage } from '#shared/sessions/session.ts';
import type { SubGroup } from '#shared/sides/sub-group.ts';

/** Who would begin a document, and where. */
export type Beginner = {
  readonly member: ActingMember;
  readonly session: Session;
  /** Those of the session. */
  readonly subGroups: readonly SubGroup[];
  /** In which the workspace writes. */
  readonly languages: readonly TextLanguage[];
  readonly today: CalendarDay;
};

/** What may be begun: kinds without a sub-group, and the sub-groups whose minutes may be. */
export type BeginOptions = {
  readonly kinds: readonly DocumentKind[];
  readonly subGroups: readonly SubGroup[];
};

const onlyOnes: readonly DocumentKind[] = [DocumentKind.protocol, DocumentKind.agenda];

/**
 * What this member may begin; a Protocol and an agenda only where the session has none in use. Before a session is opened
 * there is no Protocol: opening it makes the draft.
 */
export function beginOptions(
  { member, session, subGroups }: Beginner,
  documents: readonly Document[],
): BeginOptions {
  const mayBegin = (kind: DocumentKind, subGroup: SubGroupId | null): boolean =>
    may(member, Verb.createDocument, { type: 'new-document', kind, subGroup, sessionStage: session.stage });
  const isEarly = (kind: DocumentKind): boolean =>
    kind === DocumentKind.protocol && session.stage === SessionStage.preparing;
  const isTaken = (kind: DocumentKind): boolean =>
    onlyOnes.includes(kind) &&
    documents.some((each) => each.kind === kind && each.session === session.id && !each.isArchived);
  const others = [DocumentKind.protocol, DocumentKind.agenda, DocumentKind.note];
  const own = subGroups.filter(({ id }) => mayBegin(DocumentKind.minutes, id));
  const kinds = others.filter((kind) => mayBegin(kind, null) && !isTaken(kind) && !isEarly(kind));
  return { kinds: own.length > 0 ? [DocumentKind.minutes, ...kinds] : kinds, subGroups: own };
}
