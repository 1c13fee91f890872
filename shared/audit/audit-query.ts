import { z } from 'zod/mini';
import { AuditView, FactGroup } from './audit-list.ts';

/** `GET /api/audit` */
export const auditQuerySchema = z.strictObject({
  view: z._default(z.enum(AuditView), AuditView.all),
  group: z.optional(z.enum(FactGroup)),
  /** Id of a member. */
  actor: z.optional(z.string().check(z.maxLength(64))),
  /** Only entries before this place. */
  before: z.optional(z.coerce.number().check(z.gte(1), z.refine(Number.isSafeInteger))),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

/** `GET /api/audit/export` */
export const auditExportQuerySchema = z.strictObject({
  view: z._default(z.enum(AuditView), AuditView.all),
});
