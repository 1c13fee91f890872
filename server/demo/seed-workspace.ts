import { randomInt } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { FactName, systemFact } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Instant } from '#shared/core/instant.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import type { DemoScenario } from '#server/config.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { sha256Hex } from '#server/platform/digest.ts';
import { firstSides } from '#server/sides/first-sides.ts';
import { createText } from '#server/sync/sql-update-log.ts';
import { demoDocuments, demoTexts } from './demo-documents.ts';
import { demoSessions } from './demo-sessions.ts';
import { demoSubGroups } from './demo-sub-groups.ts';
import { seedDelegations } from './seed-delegations.ts';
import { seedMembers } from './seed-members.ts';
import { seedRegister } from './seed-register.ts';

const LANGUAGES: readonly TextLanguage[] = [TextLanguage.en, TextLanguage.ru];
/** Epochs are compared, never ordered; 2^31 keeps them small on the wire. */
const EPOCH_LIMIT = 2 ** 31;

/**
 * Founds the demonstration, or adds what it lacks, in one transaction: a crash leaves nothing half, a second run
 * changes nothing. Refuses with `invalid-configuration` a folder that holds a real workspace, or another scenario.
 */
export async function seedWorkspace(options: {
  db: Kysely<Schema>;
  now: () => Instant;
  scenario: DemoScenario;
}): Promise<void> {
  const { db, now, scenario } = options;
  const at = now();
  await inTransaction(db, async (transaction) => {
    if (!(await isFounded(transaction, scenario))) await found(transaction, { scenario, at });
    await seedMembers(transaction, at);
    await seedDelegations(transaction);
    await seedDocuments(transaction, { scenario, at });
    await seedRegister(transaction, { scenario, at });
  });
}

async function isFounded(transaction: Transaction<Schema>, scenario: DemoScenario): Promise<boolean> {
  const workspace = await transaction.selectFrom('workspace').selectAll().executeTakeFirst();
  if (workspace?.demonstration === 0) {
    const sentence = 'The data folder holds a real workspace: a demonstration needs a folder of its own.';
    throw new AppError(ErrorCode.invalidConfiguration, sentence);
  }
  if (workspace !== undefined && workspace.scenario !== scenario) {
    const sentence = `The data folder holds the demonstration "${workspace.scenario}": "${scenario}" needs a folder of its own (DATA_DIR).`;
    throw new AppError(ErrorCode.invalidConfiguration, sentence);
  }
  return workspace !== undefined;
}

type Seeding = { scenario: DemoScenario; at: Instant };

async function found(transaction: Transaction<Schema>, { scenario, at }: Seeding): Promise<void> {
  await transaction
    .insertInto('workspace')
    .values({ id: 1, demonstration: 1, languages: JSON.stringify(LANGUAGES), scenario })
    .execute();
  await transaction
    .insertInto('side')
    .values(
      firstSides.map(({ id, label, name, timeZone }, position) => ({
        id,
        label,
        names: JSON.stringify(name),
        time_zone: timeZone,
        position,
      })),
    )
    .execute();
  await transaction
    .insertInto('sub_group')
    .values(
      demoSubGroups.map(({ id, name, validFrom, validTo }, position) => ({
        id,
        names: JSON.stringify(name),
        position,
        valid_from: validFrom,
        valid_to: validTo,
      })),
    )
    .execute();
  await seedSessions(transaction, scenario);
  await recordFact(transaction, systemFact(at, FactName.workspaceFounded, 'workspace/1'));
}

async function seedSessions(transaction: Transaction<Schema>, scenario: DemoScenario): Promise<void> {
  for (const { id, number, stage, place, day, coChairs, subGroups } of demoSessions(scenario)) {
    await transaction
      .insertInto('session')
      .values({
        id,
        number,
        stage,
        place_names: place === null ? null : JSON.stringify(place),
        starts_on: day,
        ends_on: day,
      })
      .execute();
    for (const [side, name] of Object.entries(coChairs)) {
      await transaction
        .insertInto('session_co_chair')
        .values({ session: id, side, names: JSON.stringify(name) })
        .execute();
    }
    for (const subGroup of subGroups) {
      await transaction
        .insertInto('session_sub_group')
        .values({ session: id, sub_group: subGroup })
        .execute();
    }
  }
}

async function seedDocuments(transaction: Transaction<Schema>, { scenario, at }: Seeding): Promise<void> {
  const rows = await transaction.selectFrom('document').select('id').execute();
  const known = new Set(rows.map((row) => row.id));
  const missing = [...demoDocuments(scenario).entries()].filter(([, document]) => !known.has(document.id));
  if (missing.length === 0) return;
  const texts = new Map(demoTexts().map((text) => [text.document, text]));
  for (const [position, document] of missing) {
    const text = texts.get(document.id);
    if (text === undefined) throw new TypeError(`the demonstration has no text for ${document.id}`);
    await transaction
      .insertInto('document')
      .values({
        id: document.id,
        kind: document.kind,
        session: document.session,
        sub_group: document.subGroup,
        side: null,
        stage: document.stage,
        titles: JSON.stringify(document.title),
        languages: JSON.stringify(document.languages),
        position,
        created_at: document.createdAt,
      })
      .execute();
    await createText(transaction, {
      address: { kind: 'common', document: document.id },
      epoch: randomInt(1, EPOCH_LIMIT),
      schemaVersion: TEXT_SCHEMA_VERSION,
      state: text.state,
      clientId: text.clientId,
      at,
    });
    const fact = systemFact(at, FactName.documentCreated, `document/${document.id}`);
    await recordFact(transaction, { ...fact, details: { stateSha256: sha256Hex(text.state) } });
  }
}
