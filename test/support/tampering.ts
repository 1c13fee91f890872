import type { ChainFault } from '#shared/audit/audit-chain.ts';

/** What somebody could do to the stored record who owns the database, and what has to be found then. */
export type Tampering = {
  readonly name: string;
  readonly sql: readonly string[];
  readonly found: ChainFault;
};

/** The entry that is dealt with: neither the first nor the last. */
const AT = 5;

const asText = (column: string): string =>
  `update audit_fact set ${column} = coalesce(${column}, '') || 'x' where seq = ${AT}`;
const altered = (position: number): ChainFault => ({ kind: 'altered', position });

const ofColumns: readonly Tampering[] = [
  ...[
    'actor',
    'side',
    'role',
    'fact',
    'thing',
    'digest_before',
    'digest_after',
    'readers',
    'salt',
    'content',
    'previous',
    'hash',
  ].map((column) => ({ name: `${column} altered`, sql: [asText(column)], found: altered(AT) })),
  { name: 'at altered', sql: [`update audit_fact set at = at + 1 where seq = ${AT}`], found: altered(AT) },
  {
    name: 'details altered',
    sql: [`update audit_fact set details = '{"added":true}' where seq = ${AT}`],
    found: altered(AT),
  },
  {
    name: 'details made unreadable',
    sql: [`update audit_fact set details = '{' where seq = ${AT}`],
    found: altered(AT),
  },
  {
    name: 'seq altered',
    sql: [`update audit_fact set seq = 1000000 where seq = ${AT}`],
    found: { kind: 'missing', from: AT, to: AT },
  },
];

/** `last` is the place of the last entry. */
export function tamperings(last: number): readonly Tampering[] {
  const removed = (position: number): readonly string[] => [`delete from audit_fact where seq = ${position}`];
  return [
    ...ofColumns,
    { name: 'the first removed', sql: removed(1), found: { kind: 'missing', from: 1, to: 1 } },
    { name: 'a middle one removed', sql: removed(AT), found: { kind: 'missing', from: AT, to: AT } },
    {
      name: 'two removed',
      sql: [`delete from audit_fact where seq in (${AT}, ${AT + 1})`],
      found: { kind: 'missing', from: AT, to: AT + 1 },
    },
    {
      name: 'one removed, and the numbers closed behind it',
      sql: [
        ...removed(AT),
        `update audit_fact set seq = -seq where seq > ${AT}`,
        'update audit_fact set seq = -seq - 1 where seq < 0',
      ],
      found: altered(AT),
    },
    {
      name: 'two swapped',
      sql: [
        `update audit_fact set seq = -1 where seq = ${AT}`,
        `update audit_fact set seq = ${AT} where seq = ${AT + 1}`,
        `update audit_fact set seq = ${AT + 1} where seq = -1`,
      ],
      found: altered(AT),
    },
    {
      name: 'one put in',
      sql: [
        `update audit_fact set seq = -seq where seq > ${AT}`,
        'update audit_fact set seq = -seq + 1 where seq < 0',
        `insert into audit_fact select ${AT + 1}, at, actor, side, role, fact, thing, digest_before, digest_after,
          details, readers, salt, content, previous, hash from audit_fact where seq = ${AT}`,
      ],
      found: altered(AT + 1),
    },
    { name: 'all removed but the first', sql: ['delete from audit_fact where seq > 1'], found: headNotFound },
    { name: 'the last removed', sql: removed(last), found: headNotFound },
  ];
}

/** What only a noted head can tell; whose hash it is the test knows. */
export const headNotFound: ChainFault = { kind: 'head-not-found', head: 'the noted one' };
