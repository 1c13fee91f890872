import type { BatchGroup, BatchStatement } from '#server/database/batch.ts';
import { chainFact } from '#server/database/chain-fact.ts';
import type { Append } from './update-log.ts';

// The epoch is ours, and the first number continues the log: nothing archived has it, and its predecessor is there.
const MAY_APPEND = `select 1 from "text" as t where t.address = ? and t.epoch = ?`;
const CONTINUES = `select 1 where
  not exists (select 1 from text_checkpoint where "text" = ?1 and seq >= ?2)
  and (?2 = 1
    or exists (select 1 from text_update where "text" = ?1 and seq = ?2 - 1)
    or exists (select 1 from text_checkpoint where "text" = ?1 and seq = ?2 - 1))`;
// What is there already with the same content counts as stored: the "update" changes nothing but gives back its row.
const CLAIM = `insert into text_client ("text", client_id, member) values (?, ?, ?)
  on conflict ("text", client_id) do update set member = text_client.member where text_client.member = excluded.member
  returning 1 as ok`;
const ENTRY = `insert into text_update ("text", seq, epoch, bytes, member, connection, at) values (?, ?, ?, ?, ?, ?, ?)
  on conflict ("text", seq) do update set seq = text_update.seq where text_update.bytes = excluded.bytes
  returning 1 as ok`;

const NOT_STORED = `not exists (select 1 from text_update where "text" = ?13 and seq = ?14)`;

/** An append as one group: each statement is a precondition of the whole. */
export function appendStatements(append: Append): BatchGroup {
  const { text, epoch, firstSeq, entries, claims, rows = [] } = append;
  const required = (sql: string, parameters: readonly unknown[]): BatchStatement => ({
    sql,
    parameters,
    mustReturnRow: true,
  });
  return [
    required(MAY_APPEND, [text, epoch]),
    ...(entries.length === 0 ? [] : [required(CONTINUES, [text, firstSeq])]),
    ...claims.map(({ clientId, member }) => required(CLAIM, [text, clientId, member])),
    // Before its entry, whose presence tells that an earlier attempt has stored both.
    ...entries.flatMap(({ fact }, index) =>
      fact === undefined ? [] : [chainFact(fact, { sql: NOT_STORED, parameters: [text, firstSeq + index] })],
    ),
    ...entries.flatMap((entry) => entry.rows ?? []),
    ...entries.map(({ bytes, member, connection, at }, index) =>
      required(ENTRY, [text, firstSeq + index, epoch, bytes, member, connection, at]),
    ),
    ...rows,
  ];
}
