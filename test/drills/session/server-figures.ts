/** What the server tells of itself at its port for metrics. */
export type ServerFigures = {
  heapMiB: number;
  /** Committed so far. */
  logMiB: number;
  commitFailures: number;
  slowReaders: number;
};

/** Rejects when a figure is missing: a name that was changed must not read as zero. */
export async function serverFigures(metricsPort: number): Promise<ServerFigures> {
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  const text = await answer.text();
  const figure = (name: string): number => {
    const found = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
    if (found === undefined) throw new Error(`the server tells no ${name}`);
    return Number(found);
  };
  return {
    heapMiB: figure('nodejs_heap_size_used_bytes') / 2 ** 20,
    logMiB: figure('alternat_sync_update_bytes_total') / 2 ** 20,
    commitFailures: figure('alternat_sync_commit_failures_total'),
    slowReaders: figure('alternat_sync_slow_readers_total'),
  };
}
