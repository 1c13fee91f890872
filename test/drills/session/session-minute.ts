import type { TextWriter, Watch } from '#test/bench/client/text-writer.ts';
import { watchUsage } from '#test/bench/loads/usage.ts';
import { residentKiB } from '#test/support/process-figures.ts';
import type { ServerFigures } from './server-figures.ts';
import type { PageFigures } from './session-page.ts';

/** What one minute brought. Times in milliseconds, processors in per cent of a core. */
export type Minute = {
  minute: number;
  updates: number;
  delivery50: number;
  delivery99: number;
  receipt50: number;
  receipt99: number;
  slowestReceipt: number;
  serverMiB: number;
  serverHeapMiB: number;
  serverCpu: number;
  loadCpu: number;
  pageMiB: number;
  pageNodes: number;
  longestTask: number;
  /** From the beginning on. */
  updatesInAll: number;
  logMiBInAll: number;
};

type Sources = {
  pid: number;
  watch: Watch;
  writers: readonly TextWriter[];
  page: () => Promise<PageFigures>;
  server: () => Promise<ServerFigures>;
};

/** Each call tells of the time since the last one. */
export function minutes(sources: Sources): () => Promise<Minute> {
  const { pid, watch, writers } = sources;
  let minute = 0;
  let updatesBefore = strokes(writers);
  let usage = watchUsage(pid);
  watch.begin();
  return async () => {
    minute += 1;
    const updatesInAll = strokes(writers);
    const updates = updatesInAll - updatesBefore;
    const { server: serverCpu, client: loadCpu } = usage();
    updatesBefore = updatesInAll;
    usage = watchUsage(pid);
    const { deliveries, receipts } = watch;
    const latencies = {
      delivery50: deliveries.quantile(0.5),
      delivery99: deliveries.quantile(0.99),
      receipt50: receipts.quantile(0.5),
      receipt99: receipts.quantile(0.99),
      slowestReceipt: receipts.quantile(1),
    };
    deliveries.clear();
    receipts.clear();
    const serverMiB = residentKiB(pid) / 1024;
    const { heapMiB: serverHeapMiB, logMiB: logMiBInAll } = await sources.server();
    const { heapMiB: pageMiB, nodes: pageNodes, longestTaskMs: longestTask } = await sources.page();
    const memory = { serverMiB, serverHeapMiB, pageMiB, pageNodes, logMiBInAll };
    return { minute, updates, updatesInAll, serverCpu, loadCpu, longestTask, ...latencies, ...memory };
  };
}

function strokes(writers: readonly TextWriter[]): number {
  return writers.reduce((sum, writer) => sum + writer.strokes, 0);
}

const columns: readonly (readonly [title: string, pick: (minute: Minute) => number, digits: number])[] = [
  ['min', ({ minute }) => minute, 0],
  ['updates', ({ updates }) => updates, 0],
  ['heard p50 ms', ({ delivery50 }) => delivery50, 1],
  ['heard p99 ms', ({ delivery99 }) => delivery99, 1],
  ['receipt p50 ms', ({ receipt50 }) => receipt50, 1],
  ['receipt p99 ms', ({ receipt99 }) => receipt99, 1],
  ['slowest receipt ms', ({ slowestReceipt }) => slowestReceipt, 0],
  ['server RSS MiB', ({ serverMiB }) => serverMiB, 1],
  ['of it heap MiB', ({ serverHeapMiB }) => serverHeapMiB, 1],
  ['server CPU %', ({ serverCpu }) => serverCpu, 0],
  ['load CPU %', ({ loadCpu }) => loadCpu, 0],
  ['page heap MiB', ({ pageMiB }) => pageMiB, 1],
  ['page nodes', ({ pageNodes }) => pageNodes, 0],
  ['page longest task ms', ({ longestTask }) => longestTask, 0],
  ['log MiB in all', ({ logMiBInAll }) => logMiBInAll, 2],
];

export const minuteHead: readonly string[] = [
  `| ${columns.map(([title]) => title).join(' | ')} |`,
  `|${columns.map(() => '---:').join('|')}|`,
];

export function minuteLine(minute: Minute): string {
  return `| ${columns.map(([, pick, digits]) => pick(minute).toFixed(digits)).join(' | ')} |`;
}
