import { Hono } from 'hono';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { NotesService } from './notes-service.ts';

/** The own Side's notes beside a document, for members only. */
export function notesRoutes({ memberOnly, notes }: { memberOnly: MemberGuard; notes: NotesService }) {
  return new Hono<MemberEnv>().post('/documents/:id/notes', memberOnly, async (c) =>
    c.json(await notes.openNotes(c.var.member, c.req.param('id'))),
  );
}
