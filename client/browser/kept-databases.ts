import { databaseNames, deleteDatabase } from './indexed-database.ts';
import { forget, remember, rememberedKeys } from './local-storage.ts';

const listed = 'alternat-kept:';

/** The beginning of the name of every database, and of everything remembered, that this member has on this device. */
export function databasesOf(member: string): string {
  return `alternat:${member}:`;
}

/** Notes a database before it is opened: some browsers do not list what they hold. */
export function notedDatabase(name: string): string {
  remember(`${listed}${name}`, '1');
  return name;
}

/** The browser's own list where it has one, joined with ours. */
export async function keptDatabases(prefix: string): Promise<string[]> {
  const ours = rememberedKeys(listed).map((key) => key.slice(listed.length));
  const all = new Set([...ours, ...((await databaseNames()) ?? [])]);
  return [...all].filter((name) => name.startsWith(prefix));
}

export async function dropDatabase(name: string): Promise<void> {
  await deleteDatabase(name);
  forget(`${listed}${name}`);
}

/** Wipes everything that this member kept on this device, rescued words too: for logout. Open databases let go. */
export async function forgetMember(member: string): Promise<void> {
  for (const key of rememberedKeys(databasesOf(member))) forget(key);
  if (typeof indexedDB === 'undefined') return;
  const names = await keptDatabases(databasesOf(member));
  await Promise.all(names.map((name) => dropDatabase(name)));
}
