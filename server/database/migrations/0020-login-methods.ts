import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How logins are proved: second factors, passkeys, by what each login was begun, and how often somebody has tried. */
export const loginMethods: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('user')
      .addColumn('twoFactorEnabled', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    // Those of before were begun by choosing a person of a demonstration: nothing else existed.
    await db.schema
      .alterTable('login')
      .addColumn('method', 'text', (column) => column.notNull().defaultTo('demonstration'))
      .execute();
    await createSecondFactor(db);
    await createPasskey(db);
    await createAttempt(db);
  },
};

async function createSecondFactor(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('second_factor')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('backupCodes', 'text', (column) => column.notNull())
    .addColumn('userId', 'text', (column) => column.notNull().references('user.id').onDelete('cascade'))
    .addColumn('verified', 'integer')
    .addColumn('failedVerificationCount', 'integer')
    .addColumn('lockedUntil', 'text')
    .execute();
  // One each: two enrolments at once must not leave two secrets.
  await db.schema.createIndex('second_factor_user').unique().on('second_factor').column('userId').execute();
}

async function createPasskey(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('passkey')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text')
    .addColumn('publicKey', 'text', (column) => column.notNull())
    .addColumn('userId', 'text', (column) => column.notNull().references('user.id').onDelete('cascade'))
    .addColumn('credentialID', 'text', (column) => column.notNull().unique())
    .addColumn('counter', 'integer', (column) => column.notNull())
    .addColumn('deviceType', 'text', (column) => column.notNull())
    .addColumn('backedUp', 'integer', (column) => column.notNull())
    .addColumn('transports', 'text')
    .addColumn('createdAt', 'text')
    .addColumn('aaguid', 'text')
    .execute();
  await db.schema.createIndex('passkey_user').on('passkey').column('userId').execute();
}

async function createAttempt(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('login_attempt')
    // Digests: an address that somebody has typed is nobody's to read here.
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('since', 'integer', (column) => column.notNull())
    .execute();
}
