import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import {
  bringableClausesSchema,
  clauseOriginsSchema,
  documentActionsSchema,
} from '#shared/drafting/action-in-text.ts';
import { indicatorListSchema, initiativeListSchema } from '#shared/initiatives/initiative-page.ts';
import { bodyListSchema } from '#shared/sides/body.ts';

/** Milliseconds: names of bodies and initiatives change between sessions, not while one writes. */
const NAMES_STALE_MS = 10 * 60 * 1000;
/** Milliseconds: somebody may change the minutes while their clause stands in the Protocol. */
const ORIGINS_AGAIN_MS = 15_000;

/** What a document promised, and what chips in it name. Kept up to date row by row by whoever shows it. */
export const documentActionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', id, 'actions'],
    queryFn: () => answerOf(api.api.documents[':id'].actions.$get({ param: { id } }), documentActionsSchema),
  });

/** Whom a clause may name. */
export const bodiesInTextQuery = queryOptions({
  queryKey: ['in-text', 'bodies'],
  queryFn: async () => (await answerOf(api.api.bodies.$get(), bodyListSchema)).bodies,
  staleTime: NAMES_STALE_MS,
});

/** What a chip of an initiative shows, and what an action is filed under. */
export const initiativesInTextQuery = queryOptions({
  queryKey: ['in-text', 'initiatives'],
  queryFn: () => answerOf(api.api.initiatives.$get(), initiativeListSchema),
  staleTime: NAMES_STALE_MS,
});

/** Figures as they are in force. */
export const indicatorsInTextQuery = queryOptions({
  queryKey: ['in-text', 'indicators'],
  queryFn: async () => (await answerOf(api.api.indicators.$get(), indicatorListSchema)).indicators,
});

/** Which clauses were brought from another document. */
export const originsQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', id, 'origins'],
    queryFn: async () => {
      const answer = api.api.documents[':id'].origins.$get({ param: { id } });
      return (await answerOf(answer, clauseOriginsSchema)).origins;
    },
    refetchInterval: ORIGINS_AGAIN_MS,
  });

/** What may be brought from these documents, by document; one that cannot be read now gives nothing. */
export const bringableFromQuery = (documents: readonly string[]) =>
  queryOptions({
    queryKey: ['documents', 'clauses', ...documents],
    queryFn: async () => {
      const answers = await Promise.allSettled(
        documents.map((id) =>
          answerOf(api.api.documents[':id'].clauses.$get({ param: { id } }), bringableClausesSchema),
        ),
      );
      return new Map(
        answers.flatMap((answer, index) =>
          answer.status === 'fulfilled' ? [[documents[index], answer.value.clauses] as const] : [],
        ),
      );
    },
    staleTime: 0,
  });
