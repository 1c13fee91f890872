// Part of the composition root: what Prometheus may know of the whole server.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { OwnOrigin } from './http/own-origin.ts';
import { listen } from './http/listen.ts';
import { SpreadMetric } from './platform/spread-metric.ts';
import type { SyncCounts, SyncFigures } from './sync/sync-counts.ts';

type Source = { counts: SyncCounts; figures(): SyncFigures; isStorageFailing(): boolean };

/** Nobody but this machine: what scrapes it from elsewhere comes through a proxy that asks who it is. */
const LOOPBACKS = ['127.0.0.1', '::1'];
const RECEIPT_STATUS = ['durable', 'refused', 'storage-failing'] as const;

/** Answers `GET /metrics` on loopback, at a port of its own; refuses with `invalid-configuration` when that is taken. */
export async function startMetrics(options: { port: number; sync: Source }) {
  const registry = createRegistry(options.sync);
  const ownOrigin = new OwnOrigin(LOOPBACKS);
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (!ownOrigin.isLoopbackHost(request.headers.host ?? null)) return end(response, 403);
    if (request.method !== 'GET' || request.url !== '/metrics') return end(response, 404);
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => end(response, 500),
    );
  };
  const { port, servers } = await listen(
    { hosts: LOOPBACKS, port: options.port, variable: 'METRICS_PORT' },
    (server) => {
      server.on('request', answer);
    },
  );
  ownOrigin.listensAt(port);
  return {
    port,
    async stop(): Promise<void> {
      const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
      for (const server of servers) server.closeAllConnections();
      await Promise.all(closed);
      registry.clear();
    },
  };
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

function createRegistry(sync: Source): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry }); // memory, CPU, garbage and the lag of the event loop
  addFigures(registry, sync);
  addCounts(registry, sync.counts);
  addSpreads(registry, sync.counts);
  return registry;
}

function addFigures(registry: Registry, sync: Source): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    const found: Gauge = new Gauge({ name, help, registers: [registry], collect: () => found.set(read()) });
  };
  gauge('alternat_sync_rooms', 'Texts held open.', () => sync.figures().rooms);
  gauge('alternat_sync_connections', 'Open sockets of texts.', () => sync.figures().connections);
  gauge('alternat_sync_backlog_bytes', 'Waits in sockets for readers.', () => sync.figures().backlogBytes);
  gauge(
    'alternat_sync_longest_backlog_bytes',
    'Waits in the socket of the slowest reader.',
    () => sync.figures().longestBacklogBytes,
  );
  gauge(
    'alternat_sync_unsaved_bytes',
    'Accepted and not yet on stable storage.',
    () => sync.figures().unsavedBytes,
  );
  gauge('alternat_storage_failing', '1 while commits fail.', () => Number(sync.isStorageFailing()));
}

function addCounts(registry: Registry, counts: SyncCounts): void {
  const counter = (name: string, help: string, read: () => number): void => {
    const found: Counter = new Counter({
      name,
      help,
      registers: [registry],
      collect: () => setTo(found, [{}, read()]),
    });
  };
  const labelled = (name: string, help: string, read: () => Iterable<readonly [string, number]>): void => {
    const collect = (): void => setTo(found, ...[...read()].map(([of, count]) => [{ of }, count] as const));
    const found: Counter = new Counter({ name, help, labelNames: ['of'], registers: [registry], collect });
  };
  counter('alternat_sync_updates_total', 'Committed changes.', () => counts.updates);
  counter('alternat_sync_update_bytes_total', 'Bytes of committed changes.', () => counts.updateBytes);
  counter(
    'alternat_sync_commit_failures_total',
    'Attempts to commit that failed.',
    () => counts.failedCommits,
  );
  counter('alternat_sync_slow_readers_total', 'Closed: they did not read.', () => counts.slowReaders);
  labelled('alternat_sync_receipts_total', 'Receipts, by what they said.', () =>
    RECEIPT_STATUS.map((status, code) => [status, counts.receipts[code as 0 | 1 | 2]] as const),
  );
  labelled('alternat_sync_refusals_total', 'Refused and closed, by reason.', () => counts.refusals);
  labelled('alternat_sync_turned_away_total', 'Not let in, by HTTP status or close code.', () =>
    [...counts.turnedAway].map(([answer, count]) => [String(answer), count] as const),
  );
}

function setTo(counter: Counter, ...values: readonly (readonly [Record<string, string>, number])[]): void {
  counter.reset();
  for (const [labels, value] of values) counter.inc(labels, value);
}

function addSpreads(registry: Registry, counts: SyncCounts): void {
  const spread = (name: string, help: string, values: SyncCounts['commitSeconds']): void => {
    registry.registerMetric(new SpreadMetric({ name, help, spread: values }));
  };
  spread('alternat_sync_commit_seconds', 'Until a commit was on stable storage.', counts.commitSeconds);
  spread('alternat_sync_commit_updates', 'Changes that went into one commit.', counts.commitRows);
  spread('alternat_sync_flush_wait_seconds', 'From a wish for a flush to it.', counts.flushWaitSeconds);
}
