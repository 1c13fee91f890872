import { randomUUID } from 'node:crypto';
import { runIn } from './start-postgres.ts';

const chosen = new Map<string, Promise<string>>();

/**
 * With TEST_DATABASE=postgres the address of the database that belongs to this data folder, made at the first asking;
 * otherwise null: the database is a file in it.
 */
export async function databaseOf(dataFolder: string): Promise<string | null> {
  if (process.env['TEST_DATABASE'] !== 'postgres') return null;
  const known = chosen.get(dataFolder) ?? newDatabase();
  chosen.set(dataFolder, known);
  return known;
}

async function newDatabase(): Promise<string> {
  const server = process.env['TEST_POSTGRES'];
  if (server === undefined) throw new Error('TEST_DATABASE=postgres is for the projects of Vitest');
  const name = `workspace_${randomUUID().replaceAll('-', '')}`;
  await runIn(server, `create database ${name}`);
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}
