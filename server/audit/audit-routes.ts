import { Hono } from 'hono';
import { auditExportQuerySchema, auditQuerySchema } from '#shared/audit/audit-query.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedQuery } from '#server/http/validated.ts';
import type { AuditReadingService } from './audit-reading-service.ts';

/** The record of facts, for those who may read it. */
export function auditRoutes({ memberOnly, audit }: { memberOnly: MemberGuard; audit: AuditReadingService }) {
  return new Hono<MemberEnv>()
    .get('/audit', memberOnly, validatedQuery(auditQuerySchema), async (c) =>
      c.json(await audit.list(c.var.member, c.req.valid('query'))),
    )
    .get('/audit/chain', memberOnly, async (c) => c.json(await audit.check(c.var.member)))
    .get('/audit/export', memberOnly, validatedQuery(auditExportQuerySchema), async (c) => {
      const { view } = c.req.valid('query');
      const body = await audit.exportRecord(c.var.member, view);
      return c.body(body, 200, {
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="audit-${view}.jsonl"`,
      });
    });
}
