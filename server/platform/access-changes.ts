import type { DocumentId, MemberId, SessionId, SubGroupId } from '#shared/core/id.ts';

/**
 * Port: whoever changes what somebody may do says so here, after the commit and before it answers. Everything open that
 * the change may concern is asked again; while it is asked, nothing is sent to it and nothing is taken from it. Never
 * rejects: what cannot be asked is closed. `app.ts` plugs live editing and the streams of changes in.
 */
export type AccessChanges = {
  /** A role, a Side, sub-groups, a suspension. */
  memberChanged(member: MemberId): Promise<void>;
  /** A stage, archiving, or whose it is. */
  documentChanged(document: DocumentId): Promise<void>;
  /** A stage or its days: it concerns every document of the session. */
  sessionChanged(session: SessionId): Promise<void>;
  /** Its validity, or who leads it. */
  subGroupChanged(subGroup: SubGroupId): Promise<void>;
  /** Another business date: what was valid may have ended, or begun. */
  dayChanged(): Promise<void>;
};
