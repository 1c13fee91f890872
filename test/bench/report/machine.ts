import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { areCoresApart } from '#test/bench/targets/cores.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PACKAGES = [
  'ws',
  'yjs',
  '@y/websocket-server',
  '@y/protocols',
  '@hocuspocus/server',
  '@hocuspocus/extension-database',
];

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional() })),
});

/** In sentences. */
export function machine(): string[] {
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  return [
    `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${gib} GiB, ${process.platform} ${release()} ${process.arch}. Node ${process.version} for every server and the load.`,
    areCoresApart
      ? 'Servers on the first core, with all their threads; the load on the second; over loopback.'
      : '**Servers and load share their cores here: they disturb each other.**',
  ];
}

/** As installed. */
export function versions(): string {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  const inside = lock.packages['node_modules/@y/websocket-server/node_modules/ws']?.version;
  const told = PACKAGES.map(
    (name) => `${name} ${lock.packages[`node_modules/${name}`]?.version ?? 'nested'}`,
  );
  return `${told.join(', ')}; @y/websocket-server brings ws ${inside ?? 'of the same version'}. All on the same yjs.`;
}
