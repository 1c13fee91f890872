import { randomBytes } from 'node:crypto';
import { chmod, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DataName } from '#server/platform/data-names.ts';

const OWNER_ONLY = 0o600;
const SECRET_BYTES = 32;

/** The secret that signs cookies, made on the first start. Only the owner of the data folder may read it. */
export async function readLoginSecret(dataFolder: string): Promise<string> {
  const path = join(dataFolder, DataName.loginSecret);
  const known = await readKnown(path);
  if (known !== null) return known;
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  // Written beside and renamed: a crash in between leaves no half secret that would end every login later.
  const draft = `${path}.new`;
  const file = await open(draft, 'w', OWNER_ONLY);
  try {
    await file.writeFile(secret);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  return secret;
}

async function readKnown(path: string): Promise<string | null> {
  try {
    const secret = await readFile(path, 'utf8');
    await chmod(path, OWNER_ONLY); // a restored backup may have opened it
    return secret;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
