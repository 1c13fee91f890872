import { Hono } from 'hono';
import { partCommandSchema } from '#shared/drafting/part-command.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { PartCommandService } from './part-command-service.ts';

/** Commands on the parts of a document, for members only. */
export function partCommandRoutes(options: { memberOnly: MemberGuard; partCommands: PartCommandService }) {
  const { memberOnly, partCommands } = options;
  return new Hono<MemberEnv>().post(
    '/documents/:id/parts',
    memberOnly,
    validatedBody(partCommandSchema),
    async (c) =>
      c.json(await partCommands.commandParts(c.var.member, c.req.param('id'), c.req.valid('json'))),
  );
}
