import { Hono } from 'hono';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { DocumentService } from './document-service.ts';

/** Reading documents, for members only. */
export function documentRoutes(options: { memberOnly: MemberGuard; documents: DocumentService }) {
  const { memberOnly, documents } = options;
  return new Hono<MemberEnv>()
    .get('/documents', memberOnly, async (c) => c.json(await documents.listDocuments(c.var.member)))
    .get('/documents/:id', memberOnly, async (c) =>
      c.json(await documents.openDocument(c.var.member, c.req.param('id'))),
    );
}
