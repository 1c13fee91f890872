import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { CHAIN_BEGIN, contentDigest, linkHash } from '#shared/audit/audit-entry.ts';
import { isPostgres, keepRows } from '#server/database/dialect.ts';

type Db = Kysely<unknown>;
type Row = {
  seq: number;
  at: number;
  actor: string;
  side: string | null;
  role: string | null;
  fact: string;
  thing: string;
  digest_before: string | null;
  digest_after: string | null;
  details: string;
};

/** Rows read at once: a record of years must not lie in memory as a whole. */
const PAGE_ROWS = 500;
const ADDED = ['readers', 'salt', 'content', 'previous', 'hash'];
const OF_PEOPLE = [
  'MemberAppointed',
  'MemberInvited',
  'InvitationWithdrawn',
  'MemberSuspended',
  'MemberBroughtBack',
  'PasswordLinkIssued',
];

/**
 * Chains the facts that there are, in the order of their numbers, which become places without gaps. What an older version
 * has recorded could be read by nobody; from now on it has readers.
 */
export const auditChain: Migration = {
  async up(db: Db): Promise<void> {
    if (isPostgres(db)) {
      await sql`create or replace function sha256_hex(text) returns text language sql immutable strict as
        $$ select encode(sha256(convert_to($1, 'UTF8')), 'hex') $$`.execute(db);
    }
    for (const column of ADDED) {
      await db.schema
        .alterTable('audit_fact')
        .addColumn(column, 'text', (made) => made.notNull().defaultTo(''))
        .execute();
    }
    await openForChange(db);
    await chainRows(db, await sidesOfMembers(db));
    await keepRows(db, 'audit_fact', {
      changed: 'audit facts are never changed',
      deleted: 'audit facts are never deleted',
    });
  },
};

/** The triggers go for the time of this transaction alone. */
async function openForChange(db: Db): Promise<void> {
  const names = [
    'audit_fact_unchanged',
    'audit_fact_kept',
    ...(isPostgres(db) ? ['audit_fact_not_emptied'] : []),
  ];
  for (const name of names) {
    const of = isPostgres(db) ? sql` on audit_fact` : sql``;
    await sql`drop trigger ${sql.ref(name)}${of}`.execute(db);
  }
}

async function sidesOfMembers(db: Db): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; side: string | null }>`select id, side from member`.execute(db);
  return new Map(rows.map(({ id, side }) => [id, side]));
}

async function chainRows(db: Db, sides: ReadonlyMap<string, string | null>): Promise<void> {
  let previous = CHAIN_BEGIN;
  let position = 0;
  let after = 0;
  for (;;) {
    const { rows } =
      await sql<Row>`select seq, at, actor, side, role, fact, thing, digest_before, digest_after, details
      from audit_fact where seq > ${after} order by seq limit ${sql.lit(PAGE_ROWS)}`.execute(db);
    for (const row of rows) {
      position += 1;
      const readers = readersOf(row, sides);
      const salt = randomBytes(16).toString('base64url');
      const content = contentOf(row, { readers, salt });
      const hash = linkHash({ content, position, previous });
      // A number never grows here, and every smaller one is taken by a row that was numbered before.
      await sql`update audit_fact set seq = ${position}, readers = ${readers}, salt = ${salt}, content = ${content},
        previous = ${previous}, hash = ${hash} where seq = ${row.seq}`.execute(db);
      previous = hash;
      after = row.seq;
    }
    if (rows.length < PAGE_ROWS) return;
  }
}

function contentOf(row: Row, added: { readers: string; salt: string }): string {
  const { at, actor, side, role, fact, thing, digest_before: digestBefore, digest_after: digestAfter } = row;
  // Written by `JSON.stringify` of a flat object, and by nothing else.
  const details = JSON.parse(row.details) as Record<string, string | number | boolean | null>;
  return contentDigest({ at, actor, side, role, fact, thing, digestBefore, digestAfter, details, ...added });
}

/** As facts of these names were meant when they were written. */
function readersOf({ fact, thing, side }: Row, sides: ReadonlyMap<string, string | null>): string {
  if (fact === 'TextRestored') return 'administration';
  if (fact === 'EvidenceFileKept' && side !== null) return `side:${side}`;
  if (!OF_PEOPLE.includes(fact)) return 'joint';
  const member = thing.replace(/^member\//, '');
  const of = sides.has(member) ? sides.get(member) : side;
  return of == null ? 'administration' : `people:${of}`;
}
