import { Hono } from 'hono';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { ActionRecordService } from './action-record-service.ts';

/** What the histories of actions tell beyond their rows; for members of a Side. Stands before `/actions/:id`. */
export function actionRecordRoutes(options: { memberOnly: MemberGuard; actionRecords: ActionRecordService }) {
  const { memberOnly, actionRecords } = options;
  return new Hono<MemberEnv>()
    .get('/actions/open-spans', memberOnly, async (c) =>
      c.json(await actionRecords.listOpenSpans(c.var.member)),
    )
    .get('/initiatives/:id/record', memberOnly, async (c) =>
      c.json(await actionRecords.readRecord(c.var.member, c.req.param('id'))),
    );
}
