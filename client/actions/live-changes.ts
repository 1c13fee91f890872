import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type RegisterChange, registerChangeSchema } from '#shared/actions/register-change.ts';
import { actionsKey } from './action-queries.ts';

type Heed = (change: RegisterChange) => void;

/** Milliseconds: a browser gives up for good when the server refuses, which it may do for a moment. */
const TRY_AGAIN_MS = 5000;
/** A browser keeps six connections to a server: a tab that nobody looks at gives its own back after this time (ms). */
const GIVE_BACK_MS = 60_000;

/** One stream for the whole tab, as long as somebody heeds it and somebody may be looking. */
class LiveChanges {
  readonly #heeders = new Set<Heed>();
  #source: EventSource | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;
  #giveBack: ReturnType<typeof setTimeout> | undefined;
  /** What came while nobody listened is unknown. */
  #hasMissed = false;

  /** Undone by what it returns. */
  heed(heed: Heed): () => void {
    this.#heeders.add(heed);
    if (this.#heeders.size === 1) {
      document.addEventListener('visibilitychange', this.#seen);
      this.#open();
    }
    return () => {
      this.#heeders.delete(heed);
      if (this.#heeders.size > 0) return;
      document.removeEventListener('visibilitychange', this.#seen);
      this.#close();
    };
  }

  readonly #seen = (): void => {
    clearTimeout(this.#giveBack);
    if (document.visibilityState === 'visible') {
      if (this.#source === null) this.#open();
      return;
    }
    this.#giveBack = setTimeout(() => this.#close(), GIVE_BACK_MS);
  };

  #open(): void {
    clearTimeout(this.#again);
    const source = new EventSource('/api/changes');
    this.#source = source;
    source.onmessage = ({ data }: MessageEvent<string>) => this.#tell(data);
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return; // it comes back by itself, and is told what it missed
      this.#close();
      this.#again = setTimeout(() => this.#open(), TRY_AGAIN_MS);
    };
  }

  #close(): void {
    clearTimeout(this.#again);
    clearTimeout(this.#giveBack);
    this.#source?.close();
    this.#source = null;
    this.#hasMissed = true;
  }

  #tell(data: string): void {
    const change = registerChangeSchema.safeParse(JSON.parse(data));
    // A newer server may tell of things that this page does not know.
    if (!change.success) return;
    if (change.data.kind === 'ready' && this.#hasMissed) {
      this.#hasMissed = false;
      this.#pass({ kind: 'resync' });
    }
    this.#pass(change.data);
  }

  #pass(change: RegisterChange): void {
    for (const heed of this.#heeders) heed(change);
  }
}

const changes = new LiveChanges();

/** Hears of every change to actions while the component stands, and keeps what was read of them true. */
export function useLiveChanges(heed: Heed): void {
  const queryClient = useQueryClient();
  const latest = useRef(heed);
  useEffect(() => {
    latest.current = heed;
  });
  useEffect(
    () =>
      changes.heed((change) => {
        bringUpToDate(queryClient, change);
        latest.current(change);
      }),
    [queryClient],
  );
}

/** What is shown of the action is asked for again; what is not on the screen, when it comes there. */
function bringUpToDate(queryClient: QueryClient, change: RegisterChange): void {
  if (change.kind !== 'action') {
    const isAll = change.kind === 'resync' || change.kind === 'business-day';
    if (isAll) void queryClient.invalidateQueries({ queryKey: actionsKey });
    return;
  }
  const { id, revision } = change.row;
  void queryClient.invalidateQueries({
    queryKey: actionsKey,
    predicate: ({ queryKey, state }) => queryKey[1] !== 'one' || (queryKey[2] === id && isOlder(state.data, revision)),
  });
}

function isOlder(known: unknown, revision: number): boolean {
  const row: unknown = typeof known === 'object' && known !== null ? Reflect.get(known, 'row') : null;
  const told: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'revision') : null;
  return typeof told !== 'number' || told < revision;
}
