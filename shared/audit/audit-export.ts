import { z } from 'zod/mini';
import { type AuditContent, type AuditLink, auditContentSchema, auditLinkSchema } from './audit-entry.ts';

/** The first line of an export: how far the record went when it was made. */
const exportHeadSchema = z.strictObject({
  kind: z.literal('audit-export'),
  format: z.literal(1),
  exportedAt: z.int(),
  /** Whose eyes it is for: `in`, `joint`, `administration`. */
  for: z.string(),
  head: z.nullable(z.strictObject({ position: z.int(), hash: z.string() })),
});
export type ExportHead = z.infer<typeof exportHeadSchema>;

/** Every other line: an entry that its reader may read, or the mere link of one that is for others. */
const exportLineSchema = z.discriminatedUnion('kind', [
  exportHeadSchema,
  z.strictObject({ kind: z.literal('entry'), link: auditLinkSchema, entry: auditContentSchema }),
  z.strictObject({ kind: z.literal('link'), link: auditLinkSchema }),
]);
export type ExportLine = z.infer<typeof exportLineSchema>;

/** A line of JSON Lines, without its end. */
export function exportedLine(link: AuditLink, content: AuditContent | null): string {
  const line: ExportLine =
    content === null ? { kind: 'link', link } : { kind: 'entry', link, entry: content };
  return JSON.stringify(line);
}

/** Null when it is no line of an export. */
export function parseExportLine(text: string): ExportLine | null {
  try {
    const line = exportLineSchema.safeParse(JSON.parse(text));
    return line.success ? line.data : null;
  } catch {
    return null;
  }
}
