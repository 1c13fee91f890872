import { randomBytes } from 'node:crypto';
import type { AuditFact } from '#shared/audit/audit-fact.ts';
import { type AuditContent, CHAIN_BEGIN, contentDigest } from '#shared/audit/audit-entry.ts';
import { readersOf } from '#shared/audit/audit-readers.ts';
import type { BatchStatement } from './batch.ts';

const SALT_BYTES = 16;

// The entry before is read by the very statement that writes the next one, under the lock of the only writer: two
// entries can never follow the same one. The hash is that of `linkHash`; a test of the chain compares the two.
const LAST = `select coalesce(max(seq), 0) + 1 as position,
  coalesce((select hash from audit_fact order by seq desc limit 1), '${CHAIN_BEGIN}') as previous from audit_fact`;
const HASH = `sha256_hex('{"content":"' || ?12 || '","position":' || l.position || ',"previous":"' || l.previous || '"}')`;
const COLUMNS = `at, actor, side, role, fact, thing, digest_before, digest_after, details, readers, salt, content`;
const APPEND = `insert into audit_fact (${COLUMNS}, seq, previous, hash)
  select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, l.position, l.previous, ${HASH}
  from (${LAST}) as l where true`;

/** A condition in SQL, with placeholders from `?13` on. */
export type Condition = { readonly sql: string; readonly parameters: readonly unknown[] };

/** Appends a fact to the record, chained to the last one; with a condition only if it holds. */
export function chainFact(fact: AuditFact, condition?: Condition): BatchStatement {
  const content = contentOf(fact);
  const parameters = [
    content.at,
    content.actor,
    content.side,
    content.role,
    content.fact,
    content.thing,
    content.digestBefore,
    content.digestAfter,
    JSON.stringify(content.details),
    content.readers,
    content.salt,
    contentDigest(content),
  ];
  if (condition === undefined) return { sql: APPEND, parameters };
  return {
    sql: `${APPEND} and ${condition.sql}`,
    parameters: [...parameters, ...condition.parameters],
  };
}

function contentOf(fact: AuditFact): AuditContent {
  const { at, actor, thing, digestBefore, digestAfter, details } = fact;
  return {
    at,
    actor: actor.member,
    side: actor.side,
    role: actor.role,
    fact: fact.fact,
    thing,
    digestBefore,
    digestAfter,
    details,
    readers: readersOf(fact),
    salt: randomBytes(SALT_BYTES).toString('base64url'),
  };
}
