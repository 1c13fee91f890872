import { Hono } from 'hono';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { DocumentMemberService } from './document-member-service.ts';

/** Who is in a document, for those who are. */
export function documentMemberRoutes(options: {
  memberOnly: MemberGuard;
  documentMembers: DocumentMemberService;
}) {
  const { memberOnly, documentMembers } = options;
  return new Hono<MemberEnv>().get('/documents/:id/members', memberOnly, async (c) =>
    c.json(await documentMembers.listDocumentMembers(c.var.member, c.req.param('id'))),
  );
}
