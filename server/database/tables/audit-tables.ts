import type { Instant } from '#shared/core/instant.ts';

/** Append-only: triggers refuse every change and deletion. Written by `chain-fact.ts` alone. */
export type AuditFactRow = {
  /** The place in the chain, from 1 and without gaps: never the database's own number. */
  seq: number;
  at: Instant;
  actor: string;
  side: string | null;
  role: string | null;
  fact: string;
  thing: string;
  digest_before: string | null;
  digest_after: string | null;
  /** JSON object; never words of a text. */
  details: string;
  /** `AuditReaders`. */
  readers: string;
  salt: string;
  /** Digests of `audit-entry.ts`. */
  content: string;
  previous: string;
  hash: string;
};

export type AuditTables = { audit_fact: AuditFactRow };
