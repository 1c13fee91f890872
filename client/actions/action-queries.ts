import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { actionDetailSchema } from '#shared/actions/action-detail.ts';
import { dueActionsSchema } from '#shared/actions/due-list.ts';
import { registerSchema } from '#shared/actions/register.ts';
import { bodyListSchema } from '#shared/sides/body.ts';
import { calendarListSchema } from '#shared/sides/side-calendar.ts';

/** Milliseconds: what changes between sessions, not while one works. */
const SELDOM = 10 * 60 * 1000;

/** Everything about actions: a change of the business date makes all of it old. */
export const actionsKey = ['actions'] as const;

/** One action with its history, and what the asking member may do next. */
export const actionQuery = (id: string) =>
  queryOptions({
    queryKey: [...actionsKey, 'one', id],
    queryFn: () => answerOf(api.api.actions[':id'].$get({ param: { id } }), actionDetailSchema),
  });

/** What wants the attention of my Side. */
export const dueActionsQuery = queryOptions({
  queryKey: [...actionsKey, 'due'],
  queryFn: () => answerOf(api.api.actions.due.$get(), dueActionsSchema),
});

/** Every row, for whoever goes through them one by one. */
export const reviewedRegisterQuery = queryOptions({
  queryKey: [...actionsKey, 'register'],
  queryFn: () => answerOf(api.api.actions.$get(), registerSchema),
});

/** Ministries, departments and agencies of both Sides. */
export const bodiesQuery = queryOptions({
  queryKey: ['bodies'],
  queryFn: async () => (await answerOf(api.api.bodies.$get(), bodyListSchema)).bodies,
  staleTime: SELDOM,
});

/** When the offices of each Side work. */
export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: async () => (await answerOf(api.api.calendars.$get(), calendarListSchema)).calendars,
  staleTime: SELDOM,
});
