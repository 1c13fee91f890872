import type { Page } from '@playwright/test';

/** Kept on the window by `watchRemote`: the Y.Doc that the editors of the page write in. */
type Doc = {
  on(
    name: 'update',
    listener: (update: Uint8Array, origin: unknown, doc: unknown, transaction: { local: boolean }) => void,
  ): void;
  store: { clients: Map<number, { id: { clock: number }; length: number }[]> };
};
type Notes = { longestTask: number; own: number[][] };
type Watched = Window & { benchDoc?: Doc; sessionNotes?: Notes };

/** What the page's own replica of the text holds, and the updates that were made in it. */
export type ReplicaOfPage = { vector: Map<number, number>; own: Uint8Array[] };

/** From now on the page notes its longest task, and the changes that it makes itself. */
export async function keepWatch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = window;
    const notes: Notes = { longestTask: 0, own: [] };
    watched.sessionNotes = notes;
    if (watched.benchDoc === undefined) throw new Error('the page shows no text');
    watched.benchDoc.on('update', (update, _origin, _doc, { local }) => {
      if (local) notes.own.push([...update]);
    });
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        notes.longestTask = Math.max(notes.longestTask, duration);
      }
    });
    observer.observe({ type: 'longtask' });
  });
}

/** Milliseconds of the longest task above 50 since the last asking; 0 when there was none. */
export function takeLongestTask(page: Page): Promise<number> {
  return page.evaluate(() => {
    const notes = (window as Watched).sessionNotes;
    if (notes === undefined) throw new Error('nobody watches the page');
    const { longestTask } = notes;
    notes.longestTask = 0;
    return longestTask;
  });
}

export async function replicaOfPage(page: Page): Promise<ReplicaOfPage> {
  const { vector, own } = await page.evaluate(() => {
    const { benchDoc, sessionNotes } = window as Watched;
    const clients = [...(benchDoc?.store.clients ?? [])];
    return {
      vector: clients.map(([client, structs]): [number, number] => {
        const last = structs.at(-1);
        return [client, last === undefined ? 0 : last.id.clock + last.length];
      }),
      own: sessionNotes?.own ?? [],
    };
  });
  return { vector: new Map(vector), own: own.map((update) => Uint8Array.from(update)) };
}
