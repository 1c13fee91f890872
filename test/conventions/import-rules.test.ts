import { expect, test } from 'vitest';
import { importsOf, resolveImport, sourceFiles } from './source-files.ts';

/** Use only what stands to the left. */
const DOMAINS = [
  'auth',
  'sides',
  'audit',
  'sessions',
  'initiatives',
  'terminology',
  'actions',
  'drafting',
  'agreement',
  'signing',
  'export',
  'search',
  'notifications',
];
const SHARED_PACKAGES = [
  /^zod\/mini$/,
  /^yjs$/,
  /^lib0\//,
  /^@noble\/hashes\//,
  /^@tiptap\/(core|pm\/[a-z]+)$/,
];
const CLIENT_BASE = ['ui', 'browser', 'theme', 'i18n'];
const ROOTS = [
  'main.ts',
  'app.ts',
  'app-access.ts',
  'app-administration.ts',
  'app-people.ts',
  'app-register.ts',
  'app-sessions.ts',
  'app-metrics.ts',
  'audit-command.ts',
  'backup-command.ts',
  'restore-command.ts',
  'move.ts',
  'move-workspace.ts',
  'api.ts',
];
const CONFIG = 'config.ts';
/** What configuration sets. */
const CONFIGURED = ['server/sync/limits.ts', 'server/platform/log.ts'];

const files = sourceFiles();

/** Null when allowed, else why not. */
function refusal(from: string, to: string, isTypeOnly: boolean): string | null {
  const [area = '', zone = ''] = from.split('/');
  const [toArea = '', toZone = ''] = to.split('/');
  if (area === 'test') return testRefusal(zone, toArea);
  if (toArea === 'test') return 'the product may not import tests';
  if (toArea === 'shared') return null;
  if (area === 'shared') return 'shared may import only shared';
  if (area === 'server') return toArea === 'client' ? 'server never imports client' : serverRefusal(from, to);
  if (toArea === 'server') {
    const isApiType = from === 'client/app/api.ts' && to === 'server/api.ts' && isTypeOnly;
    return isApiType ? null : 'client sees only the type of server/api.ts, in client/app/api.ts';
  }
  return clientRefusal(to, zone, toZone);
}

function testRefusal(zone: string, toArea: string): string | null {
  const isForeign = zone === 'browser' && (toArea === 'client' || toArea === 'server');
  return isForeign ? 'browser tests know nothing of the product but shared' : null;
}

function serverRefusal(from: string, to: string): string | null {
  const [, zone = '', name = ''] = from.split('/');
  const [, toZone = '', toName = ''] = to.split('/');
  if (ROOTS.includes(zone) || zone === toZone) return null;
  if (zone === CONFIG) return CONFIGURED.includes(to) ? null : 'configuration knows only what it parses';
  if (ROOTS.includes(toZone) || toZone === 'demo') return `only the composition root knows ${to}`;
  if (toZone === CONFIG) return zone === 'demo' ? null : 'configuration is handed in';
  if (zone === 'demo') return null;
  const base = ['platform', 'database', 'http'];
  if (base.includes(zone)) {
    return base.includes(toZone) && base.indexOf(toZone) < base.indexOf(zone)
      ? null
      : `${zone} is below ${toZone}`;
  }
  if (zone === 'backup') {
    return ['platform', 'database', 'sync'].includes(toZone) ? null : 'a back-up knows no domain';
  }
  if (zone === 'sync') {
    return toZone === 'platform' || toZone === 'database' ? null : 'sync knows no domain';
  }
  if (!DOMAINS.includes(zone)) return `${zone}/${name} is in no known place`;
  if (base.includes(toZone)) return null;
  if (!DOMAINS.includes(toZone)) return `a domain may not import ${toZone}`;
  if (/-(store|routes)\.ts$/.test(toName)) return `${to} is its domain's own`;
  return DOMAINS.indexOf(toZone) < DOMAINS.indexOf(zone) ? null : `${toZone} stands to the right of ${zone}`;
}

function clientRefusal(to: string, zone: string, toZone: string): string | null {
  if (zone === toZone || zone === 'main.tsx') return null;
  if (zone === 'app') return null; // routes are where domains meet
  if (CLIENT_BASE.includes(zone)) return CLIENT_BASE.includes(toZone) ? null : `${zone} is below ${toZone}`;
  if (zone === 'sync') {
    return toZone === 'browser' || to === 'client/app/api.ts' ? null : 'client/sync knows no domain';
  }
  const allowed = [...CLIENT_BASE, 'sync'];
  return allowed.includes(toZone) || to === 'client/app/api.ts' ? null : `${zone} may not import ${to}`;
}

test('every import is allowed by the table of layout', () => {
  const broken: string[] = [];
  for (const file of files) {
    for (const { specifier, isTypeOnly } of importsOf(file)) {
      const to = resolveImport(file.path, specifier);
      const why = to === null ? packageRefusal(file.path, specifier) : refusal(file.path, to, isTypeOnly);
      if (why !== null) broken.push(`${file.path} imports ${specifier}: ${why}`);
    }
  }
  expect(broken).toEqual([]);
});

function packageRefusal(from: string, specifier: string): string | null {
  // The whole of zod is a sixteenth of all that the drafting room loads; its small twin reads the same.
  if (specifier === 'zod' && /^(client|shared)\//.test(from)) return "the browser loads 'zod/mini'";
  if (!from.startsWith('shared/')) return null;
  return SHARED_PACKAGES.some((allowed) => allowed.test(specifier)) ? null : 'shared is pure';
}

test('imports inside a folder are relative, across folders by #, always with the ending', () => {
  const broken: string[] = [];
  for (const file of files) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    for (const { specifier } of importsOf(file)) {
      const to = resolveImport(file.path, specifier);
      if (to === null) continue;
      const isInside = to.startsWith(folder) && !to.slice(folder.length).includes('/');
      const isSubfolder = to.startsWith(folder);
      const isRelative = specifier.startsWith('./');
      const hasEnding = /\.(ts|tsx|css|json|svg)(\?\w+)?$/.test(specifier);
      const isSpelledWell = isRelative ? isSubfolder : specifier.startsWith('#') && !isInside;
      if (!isSpelledWell || !hasEnding) broken.push(`${file.path}: ${specifier}`);
    }
  }
  expect(broken).toEqual([]);
});

test('no cycles', () => {
  const graph = new Map<string, string[]>();
  for (const file of files) {
    const targets = importsOf(file)
      .filter((found) => !found.isTypeOnly)
      .map((found) => resolveImport(file.path, found.specifier))
      .filter((target) => target !== null);
    graph.set(file.path, targets);
  }
  expect(cycles(graph)).toEqual([]);
});

function cycles(graph: Map<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): void => {
    const at = path.indexOf(node);
    if (at >= 0) found.push([...path.slice(at), node].join(' > '));
    if (at >= 0 || done.has(node)) return;
    path.push(node);
    for (const next of graph.get(node) ?? []) visit(next);
    path.pop();
    done.add(node);
  };
  for (const node of graph.keys()) visit(node);
  return found;
}

test('no folder or file has a name that says nothing', () => {
  const empty = /(^|\/)(utils?|helpers?|common|misc|types|lib|index)(\/|\.tsx?$)/;
  const allowed = /^shared\/i18n\/messages\/[a-z]+\/common\.ts$/;
  expect(files.map((file) => file.path).filter((path) => empty.test(path) && !allowed.test(path))).toEqual(
    [],
  );
  const named = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|contract|module|config|d))?\.(ts|tsx|css)$/;
  const names = files
    .map((file) => file.path)
    .filter((path) => !named.test(path.slice(path.lastIndexOf('/') + 1)));
  expect(names).toEqual([]);
});
