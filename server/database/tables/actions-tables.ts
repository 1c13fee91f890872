import type { Instant } from '#shared/core/instant.ts';

/** What an action amounts to; a cache of its facts, written with them in one transaction. */
export type ActionRow = {
  id: string;
  session: string;
  /** Order of registration. */
  position: number;
  /** Number of its last fact. */
  revision: number;
  /** Which shape `state` has; another than today's is made anew from the facts. */
  state_form: number;
  /** JSON: `ActionState`. */
  state: string;
};

/** Append-only: triggers refuse every change and deletion. `content` is the whole fact as JSON. */
export type ActionFactRow = {
  action: string;
  seq: number;
  at: Instant;
  fact: string;
  content: string;
};

/** A file that a Side has sent; its bytes lie in the blobs under their digest. */
export type EvidenceFileRow = {
  digest: string;
  side: string;
  name: string;
  size: number;
  media_type: string;
  member: string;
  at: Instant;
};

/** A report names the file: from then on both Sides may open it. */
export type ActionEvidenceRow = { digest: string; action: string; seq: number };

/** A member's own view of the register. */
export type ActionViewRow = { member: string; id: string; name: string; view: string };

export type ActionsTables = {
  action: ActionRow;
  action_fact: ActionFactRow;
  evidence_file: EvidenceFileRow;
  action_evidence: ActionEvidenceRow;
  action_view: ActionViewRow;
};
