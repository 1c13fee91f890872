import type { AuditReaders } from './audit-readers.ts';

/** The Side whose entry it is, or null. */
export function sideOfReaders(readers: AuditReaders): string | null {
  return /^(?:people|side):(.+)$/.exec(readers)?.[1] ?? null;
}
