// Asked for when one of these screens is: the schemas of their answers are no part of a text's first load.
import type { QueryClient } from '@tanstack/react-query';
import { openSpansQuery } from '#client/actions/charts/open-spans-query.ts';
import { registerQuery } from '#client/actions/register-queries.ts';
import {
  indicatorsQuery,
  initiativeQuery,
  initiativeRecordQuery,
  initiativesQuery,
} from '#client/initiatives/initiatives-queries.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { bodiesQuery } from '#client/sides/bodies-queries.ts';

type Loading = Promise<unknown>;

/** What `useInitiativeNames` shows, asked for beside what it names. */
const names = (from: QueryClient): Loading =>
  Promise.all([from.ensureQueryData(bodiesQuery), from.ensureQueryData(sessionsQuery)]);

/** What each screen needs before it is drawn. */
export const initiativeLoaders = {
  initiatives: (from: QueryClient): Loading =>
    Promise.all([from.ensureQueryData(initiativesQuery), names(from)]),
  initiative: (from: QueryClient, id: string): Loading =>
    Promise.all([
      from.ensureQueryData(initiativeQuery(id)),
      from.ensureQueryData(initiativeRecordQuery(id)),
      names(from),
    ]),
  sectors: (from: QueryClient): Loading =>
    Promise.all([from.ensureQueryData(initiativesQuery), from.ensureQueryData(registerQuery)]),
  indicators: (from: QueryClient): Loading => from.ensureQueryData(indicatorsQuery),
  charts: (from: QueryClient): Loading =>
    Promise.all([from.ensureQueryData(registerQuery), from.ensureQueryData(openSpansQuery), names(from)]),
};
