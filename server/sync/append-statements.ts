import type { BatchGroup, BatchStatement } from '#server/database/batch.ts';
import { chainFact } from '#server/database/chain-fact.ts';
import type { Append } from './update-log.ts';

// The epoch is ours, and the first number continues the log: nothing archived has it, and its predecessor is there.
const MAY_APPEND = `select 1 from "text" as t where t.address = ?1 and t.epoch = ?2`;
const CONTINUES = `${MAY_APPEND}
  and not exists (select 1 from text_checkpoint where "text" = ?1 and seq >= ?3)
  and (?3 = 1
    or exists (select 1 from text_update where "text" = ?1 and seq = ?3 - 1)
    or exists (select 1 from text_checkpoint where "text" = ?1 and seq = ?3 - 1))`;
// What is there already with the same content counts as stored: the "update" changes nothing but gives back its row.
const CLAIM = `insert into text_client ("text", client_id, member) values (?, ?, ?)
  on conflict ("text", client_id) do update set member = text_client.member where text_client.member = excluded.member
  returning 1 as ok`;
const ENTRY = `insert into text_update ("text", seq, epoch, bytes, member, connection, at, is_told)
  values (?, ?, ?, ?, ?, ?, ?, ?)
  on conflict ("text", seq) do update set seq = text_update.seq where text_update.bytes = excluded.bytes
  returning 1 as ok`;

const NOT_STORED = `not exists (select 1 from text_update where "text" = ?13 and seq = ?14)`;

/** An append as one group: each statement is a precondition of the whole. */
export function appendStatements(append: Append): BatchGroup {
  const { text, epoch, firstSeq, entries, claims, told } = append;
  const last = entries.length - 1;
  const required = (sql: string, parameters: readonly unknown[]): BatchStatement => ({
    sql,
    parameters,
    mustReturnRow: true,
  });
  return [
    last < 0 ? required(MAY_APPEND, [text, epoch]) : required(CONTINUES, [text, epoch, firstSeq]),
    ...claims.map(({ clientId, member }) => required(CLAIM, [text, clientId, member])),
    // Before its entry, whose presence tells that an earlier attempt has stored both.
    ...entries.flatMap(({ fact }, index) =>
      fact === undefined ? [] : [chainFact(fact, { sql: NOT_STORED, parameters: [text, firstSeq + index] })],
    ),
    ...entries.flatMap((entry) => entry.rows ?? []),
    ...entries.map(({ bytes, member, connection, at }, index) => {
      const isTold = told !== undefined && index === last;
      return required(ENTRY, [text, firstSeq + index, epoch, bytes, member, connection, at, isTold]);
    }),
    ...(told ?? []),
  ];
}
