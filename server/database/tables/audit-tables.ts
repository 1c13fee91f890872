import type { Generated } from 'kysely';
import type { Instant } from '#shared/core/instant.ts';

/** Append-only: triggers refuse every change and deletion. */
export type AuditFactRow = {
  seq: Generated<number>;
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
};

export type AuditTables = { audit_fact: AuditFactRow };
