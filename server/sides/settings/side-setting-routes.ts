import { Hono } from 'hono';
import {
  holidaySchema,
  sideDetailsSchema,
  sideOrderChoiceSchema,
  weekendSchema,
} from '#shared/sides/side-settings.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { SideSettingService } from './side-setting-service.ts';

type Options = { memberOnly: MemberGuard; sideSettings: SideSettingService };

/** The Sides as data, for administrators. */
export function sideSettingRoutes({ memberOnly, sideSettings }: Options) {
  const ofSides = new Hono<MemberEnv>()
    .get('/side-settings', memberOnly, async (c) => c.json(await sideSettings.read(c.var.member)))
    .put('/side-order', memberOnly, validatedBody(sideOrderChoiceSchema), async (c) => {
      const { order } = c.req.valid('json');
      await sideSettings.chooseOrder(c.var.member, order);
      return c.json({ order });
    })
    .put('/sides/:side', memberOnly, validatedBody(sideDetailsSchema), async (c) => {
      await sideSettings.changeSide(c.var.member, c.req.param('side'), c.req.valid('json'));
      return c.json({ changed: true });
    });
  const ofCalendars = new Hono<MemberEnv>()
    .put('/sides/:side/weekend', memberOnly, validatedBody(weekendSchema), async (c) => {
      const { weekend } = c.req.valid('json');
      await sideSettings.changeWeekend(c.var.member, c.req.param('side'), weekend);
      return c.json({ weekend });
    })
    .put('/sides/:side/holidays/:day', memberOnly, validatedBody(holidaySchema), async (c) => {
      await sideSettings.enterHoliday(c.var.member, c.req.param(), c.req.valid('json').name);
      return c.json({ entered: true });
    })
    .delete('/sides/:side/holidays/:day', memberOnly, async (c) => {
      await sideSettings.enterHoliday(c.var.member, c.req.param(), null);
      return c.json({ entered: false });
    })
    .put('/sides/:side/working-days/:day', memberOnly, async (c) => {
      await sideSettings.enterWorkingDay(c.var.member, c.req.param(), true);
      return c.json({ entered: true });
    })
    .delete('/sides/:side/working-days/:day', memberOnly, async (c) => {
      await sideSettings.enterWorkingDay(c.var.member, c.req.param(), false);
      return c.json({ entered: false });
    });
  return new Hono<MemberEnv>().route('/', ofSides).route('/', ofCalendars);
}
