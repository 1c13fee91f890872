import { Hono } from 'hono';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { DocumentService } from './document-service.ts';
import type { DrawnTextService } from './drawn-text-service.ts';

/** Reading documents, for members only. */
export function documentRoutes(options: {
  memberOnly: MemberGuard;
  documents: DocumentService;
  drawnTexts: DrawnTextService;
}) {
  const { memberOnly, documents, drawnTexts } = options;
  return new Hono<MemberEnv>()
    .get('/documents', memberOnly, async (c) => c.json(await documents.listDocuments(c.var.member)))
    .get('/documents/:id', memberOnly, async (c) =>
      c.json(await documents.openDocument(c.var.member, c.req.param('id'))),
    )
    .get('/documents/:id/text', memberOnly, async (c) =>
      c.json(await drawnTexts.drawText(c.var.member, c.req.param('id'))),
    );
}
