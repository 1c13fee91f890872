import { Hono } from 'hono';
import { bulkMovesSchema, moveCommandSchema, newActionSchema } from '#shared/actions/action-commands.ts';
import { workingDayRuleChoiceSchema } from '#shared/actions/register.ts';
import { newViewSchema } from '#shared/actions/saved-view.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { BodyService } from '#server/sides/body-service.ts';
import type { ActionService } from './action-service.ts';
import type { RegisterService } from './register-service.ts';
import type { SavedViewService } from './saved-view-service.ts';

type Options = {
  memberOnly: MemberGuard;
  register: RegisterService;
  actions: ActionService;
  views: SavedViewService;
  bodies: BodyService;
  /** Told once another rule is stored. */
  onRuleChosen: () => void;
};

/** The register of actions, for members of a Side; what is named by a word stands before `:id`. */
export function actionRoutes(options: Options) {
  const { memberOnly, register, actions } = options;
  return new Hono<MemberEnv>()
    .route('/', viewRoutes(options))
    .route('/', registerRoutes(options))
    .get('/actions/:id', memberOnly, async (c) =>
      c.json(await register.readAction(c.var.member, c.req.param('id'))),
    )
    .post('/actions', memberOnly, validatedBody(newActionSchema), async (c) =>
      c.json(await actions.registerAction(c.var.member, c.req.valid('json')), 201),
    )
    .post('/actions/bulk-moves', memberOnly, validatedBody(bulkMovesSchema), async (c) =>
      c.json(await actions.moveActions(c.var.member, c.req.valid('json'))),
    )
    .post('/actions/:id/moves', memberOnly, validatedBody(moveCommandSchema), async (c) => {
      const moved = await actions.moveAction(c.var.member, c.req.param('id'), c.req.valid('json'));
      if (moved.kind === 'done') return c.json(moved.detail);
      return c.json({ code: ErrorCode.outOfDate, present: moved.detail }, 409);
    });
}

function registerRoutes({ memberOnly, register, bodies, onRuleChosen }: Options) {
  return new Hono<MemberEnv>()
    .get('/actions', memberOnly, async (c) =>
      c.body(await register.registerJson(c.var.member), 200, { 'content-type': 'application/json' }),
    )
    .post('/actions/working-day-rule', memberOnly, validatedBody(workingDayRuleChoiceSchema), async (c) => {
      const { rule } = c.req.valid('json');
      await bodies.chooseWorkingDayRule(c.var.member, rule);
      onRuleChosen();
      return c.json({ rule });
    });
}

function viewRoutes({ memberOnly, views }: Options) {
  return new Hono<MemberEnv>()
    .get('/actions/views', memberOnly, async (c) => c.json({ views: await views.listViews(c.var.member) }))
    .put('/actions/views/:id', memberOnly, validatedBody(newViewSchema), async (c) =>
      c.json({ views: await views.saveView(c.var.member, c.req.param('id'), c.req.valid('json')) }),
    )
    .delete('/actions/views/:id', memberOnly, async (c) =>
      c.json({ views: await views.removeView(c.var.member, c.req.param('id')) }),
    );
}
