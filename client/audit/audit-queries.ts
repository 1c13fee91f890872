import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import {
  auditChainSchema,
  auditPageSchema,
  type AuditView,
  type FactGroup,
} from '#shared/audit/audit-list.ts';

/** What a reader looks for; null: anything. */
export type AuditFilter = { view: AuditView; group: FactGroup | null; actor: string | null };

/** A page of entries, the newest first; `before`: those that are older than that place. */
export const auditQuery = ({ view, group, actor }: AuditFilter, before: number | null) =>
  queryOptions({
    queryKey: ['audit', view, group, actor, before],
    queryFn: () => {
      const query = {
        view,
        ...(group !== null && { group }),
        ...(actor !== null && { actor }),
        ...(before !== null && { before: String(before) }),
      };
      return answerOf(api.api.audit.$get({ query }), auditPageSchema);
    },
  });

/** Whether the record holds; the server reads all of it for the answer. */
export const auditChainQuery = queryOptions({
  queryKey: ['audit-chain'],
  queryFn: () => answerOf(api.api.audit.chain.$get(), auditChainSchema),
});
