/** Whether the last question reached the server; an answer from the device says that it did not. */
let reached = true;
const listeners = new Set<() => void>();

export function noteReach(isReached: boolean): void {
  if (reached === isReached) return;
  reached = isReached;
  for (const listener of listeners) listener();
}

export const isServerReached = (): boolean => reached;

export function onReach(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
