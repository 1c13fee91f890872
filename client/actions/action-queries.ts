import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { actionDetailSchema } from '#shared/actions/action-detail.ts';
import { initiativeListSchema } from '#shared/initiatives/initiative-page.ts';
import { calendarListSchema } from '#shared/sides/side-calendar.ts';

/** Milliseconds: what changes between sessions, not while one works. */
const SELDOM = 10 * 60 * 1000;

/** One action with its history, and what the asking member may do next. */
export const actionQuery = (id: string) =>
  queryOptions({
    queryKey: ['actions', 'one', id],
    queryFn: () => answerOf(api.api.actions[':id'].$get({ param: { id } }), actionDetailSchema),
    // It is told of changes while it is shown, and of none before: whoever comes back to it asks again.
    staleTime: 0,
  });

/** When the offices of each Side work. */
export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: async () => (await answerOf(api.api.calendars.$get(), calendarListSchema)).calendars,
  staleTime: SELDOM,
});

/** Sectors and initiatives as actions name them. */
export const initiativeNamesQuery = queryOptions({
  queryKey: ['initiatives', 'names'],
  queryFn: async () => {
    const { sectors, initiatives } = await answerOf(api.api.initiatives.$get(), initiativeListSchema);
    return { sectors, initiatives: initiatives.map(({ initiative: { id, name } }) => ({ id, name })) };
  },
  staleTime: SELDOM,
});
