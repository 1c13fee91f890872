import type { SideId, SubGroupId } from '#shared/core/id.ts';
import type { DocumentKind, DocumentStage } from '#shared/drafting/document.ts';
import type { SessionStage } from '#shared/sessions/session.ts';

/** What a document must tell for access to be decided. `side` is null for one of both Sides. */
export type DocumentThing = {
  readonly type: 'document';
  readonly kind: DocumentKind;
  readonly subGroup: SubGroupId | null;
  readonly side: SideId | null;
  readonly stage: DocumentStage;
  /** Of the session that it belongs to; null for one of none. */
  readonly sessionStage: SessionStage | null;
  /** Put aside: it is read, and brought back, and nothing else. */
  readonly isArchived: boolean;
};

/** A document of both Sides that somebody would begin. */
export type NewDocumentThing = {
  readonly type: 'new-document';
  readonly kind: DocumentKind;
  readonly subGroup: SubGroupId | null;
  /** Of the session that it would belong to; null when there is no such session. */
  readonly sessionStage: SessionStage | null;
};

/** A text that one Side keeps to itself: its notes to a document. */
export type PrivateTextThing = {
  readonly type: 'private-text';
  readonly side: SideId;
  readonly document: DocumentThing;
};

/** The members of a Side; null: administrators. */
export type MembersThing = { readonly type: 'members'; readonly side: SideId | null };

/** What has been promised, of both Sides: actions, initiatives, indicators, and the files given as evidence. */
export type RegisterThing = { readonly type: 'register' };

/** A tracked action; `sides` are those that it binds. */
export type ActionThing = { readonly type: 'action'; readonly sides: readonly SideId[] };

/** A session with its facts: of both Sides. */
export type SessionThing = { readonly type: 'session'; readonly sessionStage: SessionStage };

/** The list of one Side's delegation to a session. */
export type DelegationThing = {
  readonly type: 'delegation';
  readonly side: SideId;
  readonly sessionStage: SessionStage;
};

/** The set-up of the workspace. */
export type WorkspaceThing = { readonly type: 'workspace' };

export type Thing =
  | DocumentThing
  | NewDocumentThing
  | PrivateTextThing
  | RegisterThing
  | ActionThing
  | MembersThing
  | SessionThing
  | DelegationThing
  | WorkspaceThing;
