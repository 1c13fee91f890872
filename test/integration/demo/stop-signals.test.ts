import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';

const SHUTDOWN = join(import.meta.dirname, '..', '..', '..', 'server', 'platform', 'shutdown.ts');

test('of a stop that hangs, a signal at once changes nothing, and one that comes later makes an end', async () => {
  const script = `import { onStopSignal } from ${JSON.stringify(SHUTDOWN)};
    onStopSignal(() => console.log('stopping'));
    setInterval(() => undefined, 1000);
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  child.kill('SIGTERM');
  await wait(2100);
  expect(child.exitCode).toBeNull();
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  expect(await ended).toEqual([1, null]);
});
