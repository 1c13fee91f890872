// Many groups in one transaction, each stored or undone alone.
import { createHash } from 'node:crypto';
import type { BatchGroup, BatchStatement, GroupOutcome } from '#server/database/batch.ts';
import { AppError } from '#shared/core/app-error.ts';
import { errorOf, isStorageFailure, storageFailing } from './postgres-errors.ts';
import type { PostgresSession, PostgresStatement } from './postgres-session.ts';
import { postgresValue, withNumberedPlaceholders } from './postgres-values.ts';

type Bound = { readonly statement: PostgresStatement; readonly mustReturnRow: boolean };
/** A group that cannot even be bound is at fault, not its neighbours. */
type BoundGroup = readonly Bound[] | Error;

const STORED: GroupOutcome = { kind: 'stored' };

/**
 * As `Batch`. Mostly every group holds: they all go out in one breath, and the commit after their answers. When one
 * does not, nothing is kept, and each goes again under a savepoint of its own.
 */
export async function runBatch(
  session: PostgresSession,
  groups: readonly BatchGroup[],
): Promise<readonly GroupOutcome[]> {
  const bound = groups.map(boundGroup);
  try {
    if (await runTogether(session, bound)) return bound.map(() => STORED);
    return await runApart(session, bound);
  } catch (error) {
    await undo(session);
    throw errorOf(error);
  }
}

/** Ends a transaction that may not even be open any more; the next one begins on a new connection if this fails. */
async function undo(session: PostgresSession): Promise<void> {
  if (session.isOver) return;
  await session.command('rollback').catch(() => session.destroy());
}

async function runTogether(session: PostgresSession, groups: readonly BoundGroup[]): Promise<boolean> {
  if (groups.some((group) => group instanceof Error)) return false;
  const begun = session.command('begin');
  const outcomes = groups.map((group) => outcomeOf(session, group));
  const results = await Promise.allSettled([begun, ...outcomes]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  const settled = await Promise.all(outcomes);
  if (settled.every(({ kind }) => kind === 'stored')) {
    await commit(session);
    return true;
  }
  await session.command('rollback');
  return false;
}

async function runApart(
  session: PostgresSession,
  groups: readonly BoundGroup[],
): Promise<readonly GroupOutcome[]> {
  await session.command('begin');
  const outcomes: GroupOutcome[] = [];
  for (const group of groups) outcomes.push(await runAlone(session, group));
  await commit(session);
  return outcomes;
}

async function runAlone(session: PostgresSession, group: BoundGroup): Promise<GroupOutcome> {
  if (group instanceof Error) return { kind: 'failed', error: group };
  await session.command('savepoint one_group');
  const outcome = await outcomeOf(session, group);
  if (outcome.kind !== 'stored') await session.command('rollback to savepoint one_group');
  await session.command('release savepoint one_group');
  return outcome;
}

/** "commit" on a transaction that has failed inside ends it without an error, and stores nothing. */
export async function commit(session: PostgresSession): Promise<void> {
  const command = await session.command('commit');
  if (command !== 'COMMIT') throw storageFailing(`the server answered ${command} instead of a commit`);
}

/** Throws what storage is at fault for: then the whole batch is undone. */
async function outcomeOf(session: PostgresSession, group: BoundGroup): Promise<GroupOutcome> {
  if (group instanceof Error) return { kind: 'failed', error: group };
  const answers = await Promise.allSettled(group.map(({ statement }) => session.ask(statement)));
  for (const [index, answer] of answers.entries()) {
    if (answer.status === 'rejected') {
      if (isStorageFailure(answer.reason)) throw answer.reason;
      return { kind: 'failed', error: errorOf(answer.reason) };
    }
    if (group[index]?.mustReturnRow === true && answer.value.rows.length === 0) {
      return { kind: 'refused', statement: index };
    }
  }
  return STORED;
}

function boundGroup(group: BatchGroup): BoundGroup {
  try {
    return group.map(bound);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

const names = new Map<string, string>();
/** Statements of batches are some dozen; beyond that they are parsed each time. */
const NAMES_KEPT = 256;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= NAMES_KEPT) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

function bound({ sql, parameters, mustReturnRow = false }: BatchStatement): Bound {
  const text = withNumberedPlaceholders(sql);
  const name = nameOf(text);
  const values = parameters.map(postgresValue);
  return { statement: { text, values, ...(name === undefined ? {} : { name }) }, mustReturnRow };
}
