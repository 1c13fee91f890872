import { forget, recall, remember } from '#client/browser/local-storage.ts';

/** Somebody left while the server could not be told; the cookie, which no script may touch, still stands. */
const LEAVING = 'alternat:leaving';

export function noteLeaving(): void {
  remember(LEAVING, '1');
}

export function isLeaving(): boolean {
  return recall(LEAVING) !== null;
}

/** Tells the server what it could not be told; true when nothing is left to tell. */
export async function finishLeaving(): Promise<boolean> {
  if (!isLeaving()) return true;
  try {
    const answer = await fetch('/api/logout', { method: 'POST' });
    if (!answer.ok) return false;
  } catch {
    return false; // the next opening, or the next login, tries again
  }
  forget(LEAVING);
  return true;
}
