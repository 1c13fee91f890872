import type { Kysely, Selectable } from 'kysely';
import type { AuditContent, AuditLink } from '#shared/audit/audit-entry.ts';
import { AuditView, factsOf, groupedFacts, type ListedEntry } from '#shared/audit/audit-list.ts';
import type { AuditQuery } from '#shared/audit/audit-query.ts';
import { type AuditReaders, isAuditReaders } from '#shared/audit/audit-readers.ts';
import { sideOfReaders } from '#shared/audit/side-of-readers.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';
import type { Schema } from '#server/database/schema.ts';
import type { AuditFactRow } from '#server/database/tables/audit-tables.ts';

export type AuditRow = Selectable<AuditFactRow>;

/** A page of the whole record, in its order. */
export function readRecord(
  db: Kysely<Schema>,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<AuditRow[]> {
  return db
    .selectFrom('audit_fact')
    .selectAll()
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** The last entry; null: there is none. */
export async function readHead(db: Kysely<Schema>): Promise<{ position: number; hash: string } | null> {
  const row = await db
    .selectFrom('audit_fact')
    .select(['seq as position', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** For whom there are entries at all. */
export async function readAllReaders(db: Kysely<Schema>): Promise<AuditReaders[]> {
  const rows = await db.selectFrom('audit_fact').select('readers').distinct().execute();
  return rows.map(({ readers }) => readers).filter(isAuditReaders);
}

/** The newest entries for any of these readers. */
export async function readEntries(
  db: Kysely<Schema>,
  readers: readonly AuditReaders[],
  { group, actor, before, limit }: Omit<AuditQuery, 'view'> & { limit: number },
): Promise<ListedEntry[]> {
  if (readers.length === 0) return [];
  let query = db
    .selectFrom('audit_fact as a')
    .leftJoin('member as m', 'm.id', 'a.actor')
    .selectAll('a')
    .select('m.names')
    .where('a.readers', 'in', readers)
    .orderBy('a.seq', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('a.seq', '<', before);
  if (actor !== undefined) query = query.where('a.actor', '=', actor);
  const facts = group === undefined ? undefined : factsOf(group);
  if (facts === null) query = query.where('a.fact', 'not in', groupedFacts);
  else if (facts !== undefined) query = query.where('a.fact', 'in', facts);
  return (await query.execute()).map(listedEntry);
}

function listedEntry(row: AuditRow & { names: string | null }): ListedEntry {
  const { salt: _salt, ...content } = contentOfRow(row);
  return {
    ...content,
    position: row.seq,
    actorName: row.names === null ? null : localizedNameSchema.parse(JSON.parse(row.names)),
    hash: row.hash,
  };
}

export function linkOfRow({ seq, content, previous, hash }: AuditRow): AuditLink {
  return { position: seq, content, previous, hash };
}

/** Whatever somebody may have made of the row: details that cannot be read are none, and the digest tells. */
export function contentOfRow(row: AuditRow): AuditContent {
  const { at, actor, side, role, fact, thing, readers, salt } = row;
  return {
    at,
    actor,
    side,
    role,
    fact,
    thing,
    digestBefore: row.digest_before,
    digestAfter: row.digest_after,
    details: detailsOf(row.details),
    readers,
    salt,
  };
}

function detailsOf(text: string): AuditContent['details'] {
  try {
    // Written by `JSON.stringify` of a flat object; anything else has another digest.
    return JSON.parse(text) as AuditContent['details'];
  } catch {
    return {};
  }
}

/** Of what may be read, the part that the view asks for. */
export function inView(readers: readonly AuditReaders[], view: AuditView): AuditReaders[] {
  if (view === AuditView.all) return [...readers];
  if (view === AuditView.joint) return readers.filter((each) => each === 'joint');
  return readers.filter((each) => each === 'administration' || sideOfReaders(each) !== null);
}
