import { setTimeout as pause } from 'node:timers/promises';

/** Looks every few milliseconds until the condition holds; rejects after `withinMs`. Also outside a test run. */
export async function waitUntil(isMet: () => boolean, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  while (!isMet()) {
    if (performance.now() > until) throw new Error(`waited ${withinMs} ms in vain: ${isMet.toString()}`);
    await pause(5);
  }
}
