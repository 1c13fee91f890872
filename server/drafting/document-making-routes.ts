import { Hono } from 'hono';
import { newDocumentSchema, newTitleSchema } from '#shared/drafting/new-document.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { DocumentActivityService } from './document-activity-service.ts';
import type { DocumentMakingService } from './document-making-service.ts';

type Options = {
  memberOnly: MemberGuard;
  making: DocumentMakingService;
  activity: DocumentActivityService;
};

/** Beginning, naming, archiving and bringing back documents, and the life in them; for members only. */
export function documentMakingRoutes({ memberOnly, making, activity }: Options) {
  return new Hono<MemberEnv>()
    .get('/document-activity', memberOnly, async (c) => c.json(await activity.listActivity(c.var.member)))
    .post('/documents', memberOnly, validatedBody(newDocumentSchema), async (c) =>
      c.json(await making.createDocument(c.var.member, c.req.valid('json')), 201),
    )
    .post('/documents/:id/title', memberOnly, validatedBody(newTitleSchema), async (c) =>
      c.json(await making.renameDocument(c.var.member, c.req.param('id'), c.req.valid('json').title)),
    )
    .post('/documents/:id/archive', memberOnly, async (c) =>
      c.json(await making.archiveDocument(c.var.member, c.req.param('id'))),
    )
    .post('/documents/:id/bring-back', memberOnly, async (c) =>
      c.json(await making.bringBackDocument(c.var.member, c.req.param('id'))),
    );
}
