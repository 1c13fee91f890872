import { clockJumps } from './clock-jumps.ts';
import type { Fault } from './fault.ts';
import { fullDisk } from './full-disk.ts';
import { halfOpen } from './half-open.ts';
import { kill } from './kill.ts';
import { nthWrite } from './nth-write.ts';
import { slowDisk } from './slow-disk.ts';
import { slowReaders } from './slow-readers.ts';
import { stopSignal } from './stop-signal.ts';
import { twoTabs } from './two-tabs.ts';
import { workerCrash } from './worker-crash.ts';

/** Every fault that the server must come through with its promises kept. */
export const faults: readonly Fault[] = [
  kill,
  nthWrite,
  fullDisk,
  slowDisk,
  workerCrash,
  stopSignal,
  slowReaders,
  halfOpen,
  clockJumps,
  twoTabs,
];
