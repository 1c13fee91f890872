import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';
import { findPostgres, NO_POSTGRES } from './test/support/start-postgres.ts';

const WORKER = 'service-worker';
const WITH_FILES = join(import.meta.dirname, 'client/browser/with-files.ts');
const FRAME =
  'react|react-dom|scheduler|use-sync-external-store|@tanstack/(?!(?:react-)?virtual)[^/]+|i18next|react-i18next|zod|hono';
const ROUTES = join(import.meta.dirname, 'client/app/routes');
// Named one by one: what only a menu or a dialog needs must not come with them.
const EDITOR =
  'yjs|lib0|y-protocols|y-websocket|prosemirror-(model|state|view|transform|commands|keymap|schema-list)|@tiptap/(core|react|y-tiptap)';

/** There before any part is asked for: on every screen, and in the room. */
const ALWAYS = /\/(frame|start|rolldown-runtime)-[^/]+\.(js|css)$/;
const IN_ROOM = /\/(room|editor|screens)-[^/]+\.(js|css)$/;
/** What the room gets behind its text, or when a panel or a dialog of it is opened. */
const BEHIND =
  /\/(actions-panel|actions-follower|action-form|bring-dialog|live-document-actions|people-screens|writing-tools)-[^/]+\.js$/;
/** What people see first. */
const FIRST = /\/(document-route|home-route|login-route|english|russian|hindi)-[^/]+\.js$/;

/**
 * Which files are asked for together with a part that comes later. Every text's first load holds these lists: what is
 * there already is not named, and what is not seen first finds its own scripts one step later (or on the device,
 * where the service worker has put them all by then).
 */
function namedBeforehand(
  part: string,
  files: string[],
  { hostId, hostType }: { hostId: string; hostType: string },
): string[] {
  if (hostType !== 'js') return files;
  const host = `/${hostId}`;
  const isThere = (file: string) => ALWAYS.test(file) || (IN_ROOM.test(host) && IN_ROOM.test(file));
  const isRoute = /\/start-/.test(host);
  const isLater = isRoute ? !FIRST.test(`/${part}`) : IN_ROOM.test(host) && BEHIND.test(`/${part}`);
  // A script that could not be fetched is asked for again only if it was named: a failed `import()` fails for ever.
  const isOwn = (file: string) => !isRoute && file === part;
  return files.filter((file) => !isThere(`/${file}`) && (isOwn(file) || !(isLater && file.endsWith('.js'))));
}

/** Vite's own helper behind `import()` preloads modules, and a browser remembers for good which of them did not come. */
function forgetsFailures(): Plugin {
  return {
    name: 'forgets-failures',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /vite\/preload-helper\.js$/ },
      handler: () => ({
        code: `export { withFiles as __vitePreload } from ${JSON.stringify(WITH_FILES)};`,
        map: null,
      }),
    },
  };
}

const packages = (names: string) => new RegExp(`/node_modules/(${names})/`);

type Modules = { getModuleInfo(id: string): { importedIds: string[]; code: string | null } | null };

const OTHER_SCREENS = [
  'home-route.tsx',
  'login-route.tsx',
  'actions-route.tsx',
  'initiatives-route.tsx',
  'initiative-route.tsx',
  'sectors-route.tsx',
  'indicators-route.tsx',
  'charts-route.tsx',
];

/** What the room shares with other screens, and what it has alone. What a menu or a dialog needs stays a file of its own. */
const ofSeveralScreens = (module: string, modules: Modules) =>
  isNeeded('document-route.tsx', module, modules) &&
  OTHER_SCREENS.some((route) => isNeeded(route, module, modules))
    ? 'screens'
    : null;
const ofTheRoom = (module: string, modules: Modules) =>
  isNeeded('document-route.tsx', module, modules) ? 'room' : null;

const needs = new Map<string, Set<string>>();

/** True when the screen cannot be drawn without the module. */
function isNeeded(route: string, module: string, modules: Modules): boolean {
  const found = needs.get(route) ?? new Set<string>();
  if (!needs.has(route)) {
    needs.set(route, found);
    const waiting = [join(ROUTES, route)];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(...importsOf(next, modules));
    }
  }
  return found.has(module);
}

/** The list of all icons imports every one of them: whoever names some needs these, and not the list. */
const ICONS = /\/lucide-react\/dist\/esm\/lucide-react\.mjs$/;

function importsOf(id: string, modules: Modules): string[] {
  const { importedIds = [], code = '' } = modules.getModuleInfo(id) ?? {};
  const icons = importedIds.find((each) => ICONS.test(each));
  if (icons === undefined) return importedIds;
  const list = modules.getModuleInfo(icons)?.code ?? '';
  const named = /import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/.exec(code ?? '')?.[1] ?? '';
  const names = named.split(',').map((name) => name.replace(/ as .*/, '').trim());
  const files = names.flatMap((name) => {
    const line = new RegExp(`\\bas ${name}\\b[^;]*?from\\s*["']\\./([^"']+)["']`).exec(list);
    return line?.[1] === undefined ? [] : [join(icons, '..', line[1])];
  });
  return [...importedIds.filter((each) => each !== icons), ...files];
}

/** Tells the service worker which files are the shell, and leaves a compressed twin beside every script and style. */
function shell(): Plugin {
  return {
    name: 'shell',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle[`${WORKER}.js`];
      if (worker?.type !== 'chunk') throw new Error('the build has no service worker');
      if (worker.imports.length > 0) throw new Error('the service worker must be one file');
      // Of the fonts the newer format only, which every browser with a service worker reads.
      const files = Object.keys(bundle).filter((file) => /^assets\/.*\.(js|css|woff2)$/.test(file));
      const page = bundle['index.html'];
      const digest = createHash('sha256').update([...files].sort().join());
      if (page?.type === 'asset') digest.update(page.source);
      const paths = JSON.stringify([...files.map((file) => `/${file}`), '/icon.svg']);
      worker.code = worker.code
        .replaceAll('SHELL_FILES', paths)
        .replaceAll('SHELL_DIGEST', `'${digest.digest('hex').slice(0, 16)}'`);
    },
    writeBundle: {
      order: 'post',
      handler({ dir = '' }, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (!/\.(js|css)$/.test(name)) continue;
          const content = file.type === 'chunk' ? file.code : file.source;
          writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
          const quality = { [constants.BROTLI_PARAM_QUALITY]: 10 };
          writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content, { params: quality }));
        }
      },
    },
  };
}

/** Of the languages that texts are mostly in: a font that comes after the words has the whole text laid out anew. */
const FIRST_FONTS = /\/pt-serif-(latin|cyrillic)-400-normal-[\w-]+\.woff2$/;

/** Asks for what the page will need together with the page's own files, instead of after they have run. */
function neededAtOnce(): Plugin {
  return {
    name: 'needed-at-once',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const fileOf = (name: string): string => {
          const found = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name);
          if (found === undefined) throw new Error(`the build has no ${name}`);
          return found.fileName;
        };
        const words = { en: fileOf('english'), ru: fileOf('russian'), hi: fileOf('hindi') };
        const room = withImports(fileOf('document-route'), bundle).filter((file) => !html.includes(file));
        const fonts = Object.keys(bundle).filter((file) => FIRST_FONTS.test(file));
        const files = [...room, ...fonts];
        const values = [words, files].map((value) => JSON.stringify(value)).join();
        const script = `<script nonce="__NONCE__">(${askAtOnce.toString()})(${values})</script>\n    `;
        // Before the styles: a script that follows them waits for them.
        return html.replace('<script type="module"', (first) => `${script}${first}`);
      },
    },
  };
}

/**
 * In the page, before anything else runs: the words of the language that it will most likely show; of a text, the files of
 * the room, and what it will ask of the server and the device.
 */
function askAtOnce(words: Readonly<Record<string, string>>, files: readonly string[]): void {
  const { nonce = '' } = document.currentScript ?? {};
  const ask = (href: string, rel: string, as = ''): void => {
    const link = Object.assign(document.createElement('link'), { rel, as, nonce, crossOrigin: '' });
    link.href = href;
    document.head.append(link);
  };
  let locale: string | null = null;
  try {
    locale = localStorage.getItem('alternat:locale');
  } catch {}
  locale ??= navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in words) ?? 'en';
  if (words[locale] !== undefined) ask(`/${words[locale]}`, 'modulepreload');
  const [, place, id] = location.pathname.split('/');
  if (place !== 'documents') return;
  for (const file of files) {
    if (file.endsWith('.css')) ask(`/${file}`, 'preload', 'style');
    else if (file.endsWith('.woff2')) ask(`/${file}`, 'preload', 'font');
    else ask(`/${file}`, 'modulepreload');
  }
  for (const thing of ['me', 'sides', 'sessions', `documents/${id}`, `documents/${id}/text`])
    ask(`/api/${thing}`, 'preload', 'fetch');
  void indexedDB.databases().catch(() => undefined);
}

/** The names of a file, of its styles, and of all that it imports before it runs. */
function withImports(name: string, bundle: Rolldown.OutputBundle, found = new Set<string>()): string[] {
  const file = bundle[name];
  if (found.has(name) || file?.type !== 'chunk') return [...found];
  found.add(name);
  for (const each of file.imports) withImports(each, bundle, found);
  for (const style of file.viteMetadata?.importedCss ?? []) found.add(style);
  return [...found];
}

const project = (name: string, extra: Record<string, unknown> = {}) => ({
  extends: false as const,
  test: {
    name,
    root: import.meta.dirname,
    include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
    environment: 'node',
    ...extra,
  },
});

const FOR_ALL = join(import.meta.dirname, 'test/support/postgres-for-all.ts');
/** Any of the projects can be run on PostgreSQL as a whole. */
const chosen = process.env.TEST_DATABASE === 'postgres' ? { globalSetup: [FOR_ALL] } : {};

/** The heart of the server once more, on PostgreSQL: logins, documents, actions, live editing, and kill -9 under typing. */
const onPostgres = () => {
  if (findPostgres() === null && process.env.CI !== 'true') {
    process.stderr.write(`${NO_POSTGRES}\n`);
    return [];
  }
  const heart = [
    'auth/login',
    'database/sql-update-log',
    'drafting/documents',
    'drafting/action-in-text',
    'drafting/told-rows',
    'actions/action-life',
    'actions/register-views',
    'sides/member-seats',
    'sides/sub-groups',
    'sides/side-settings',
    'sessions/session-keeping',
  ];
  return [
    project('postgres', {
      include: [
        'test/contract/database.test.ts',
        'test/contract/sql-update-log.test.ts',
        'test/sync/kill.test.ts',
        ...heart.map((name) => `test/integration/${name}.test.ts`),
      ],
      globalSetup: [FOR_ALL],
      env: { TEST_DATABASE: 'postgres', KILL_CYCLES: '10' },
      testTimeout: 120_000,
      hookTimeout: 60_000,
    }),
  ];
};

/** The server takes only its own pages: towards it, Vite's page is one. */
const behindVite = {
  target: 'http://localhost:3000',
  changeOrigin: true,
  headers: { origin: 'http://localhost:3000' },
};

/** Client build (root: client/) and the Vitest projects, fast ones first. */
export default defineConfig({
  root: 'client',
  cacheDir: '../node_modules/.vite',
  plugins: [react(), forgetsFailures(), neededAtOnce(), shell()],
  // The server writes a new nonce into every page.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    sourcemap: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { resolveDependencies: namedBeforehand },
    rolldownOptions: {
      input: { index: 'client/index.html', [WORKER]: 'client/app/offline/service-worker.ts' },
      output: {
        // The worker's address must not change: a browser asks there whether it is still the same.
        entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
        // The names stand in the first load: 42 bits tell a hundred files apart as well as 48.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        codeSplitting: {
          // What every screen, what several, and what a text needs: five files compress better than forty.
          groups: [
            {
              name: 'frame',
              test: (module) => packages(FRAME).test(module) && !module.includes('with-selector'),
            },
            { name: 'editor', test: packages(EDITOR) },
            { name: 'start', tags: ['$initial'], test: (module) => !module.includes(WORKER) },
            { name: ofSeveralScreens },
            { name: ofTheRoom },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': behindVite, '/sync': { ...behindVite, ws: true } },
  },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      project('conventions', { testTimeout: 30_000 }),
      project('unit', { testTimeout: 30_000 }),
      project('contract', { testTimeout: 30_000, ...chosen }),
      project('integration', { testTimeout: 30_000, ...chosen }),
      project('sync', { testTimeout: 120_000, hookTimeout: 60_000, ...chosen }),
      project('privacy', { testTimeout: 30_000, ...chosen }),
      ...onPostgres(),
    ],
  },
});
