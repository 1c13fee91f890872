import { execFileSync, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const hasTaskset = spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;

/** Whether servers and the load have a core each. Otherwise they disturb each other, and the report says so. */
export const areCoresApart = hasTaskset && availableParallelism() >= 2;

/** The load, this process, goes to the second core. */
export function pinLoad(): void {
  if (areCoresApart) execFileSync('taskset', ['-a', '-pc', '1', String(process.pid)], { stdio: 'ignore' });
}

/** The command of a server on the first core. */
export function onServerCore(command: readonly string[]): [program: string, args: string[]] {
  const [program = '', ...args] = areCoresApart ? ['taskset', '-c', '0', ...command] : command;
  return [program, args];
}
