import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export type SourceFile = { path: string; text: string };

const root = join(import.meta.dirname, '../..');

/** Every source file that git tracks or would track, below the four folders. */
export function sourceFiles(): SourceFile[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', 'client', 'server', 'shared', 'test'],
    { cwd: root, encoding: 'utf8' },
  );
  const paths = listed.split('\n').filter((path) => /\.(ts|tsx|css)$/.test(path));
  return paths.flatMap((path) => {
    try {
      return [{ path, text: readFileSync(join(root, path), 'utf8') }];
    } catch {
      return []; // removed in the working tree, not yet in the index
    }
  });
}

export function readProjectFile(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Specifiers of static and dynamic imports, re-exports and worker URLs. */
export function importsOf(file: SourceFile): { specifier: string; isTypeOnly: boolean }[] {
  const code = file.text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  const found: { specifier: string; isTypeOnly: boolean }[] = [];
  const statement = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
  for (const match of code.matchAll(statement)) {
    found.push({ specifier: match[2] ?? '', isTypeOnly: match[1] !== undefined });
  }
  for (const match of code.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) {
    found.push({ specifier: match[1] ?? '', isTypeOnly: false });
  }
  for (const match of code.matchAll(/new URL\(\s*'(\.[^']+\.tsx?)'/g)) {
    found.push({ specifier: match[1] ?? '', isTypeOnly: false });
  }
  return found;
}

/** The project file that a specifier names, or null for a package. */
export function resolveImport(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1).replace(/\?.*$/, '');
  if (!specifier.startsWith('.')) return null;
  return join(from, '..', specifier).replace(/\?.*$/, '');
}
