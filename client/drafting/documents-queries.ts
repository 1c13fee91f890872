import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod/mini';
import { answerOf, api } from '#client/app/api.ts';
import { documentActivitySchema } from '#shared/drafting/document-activity.ts';
import { documentSchema } from '#shared/drafting/document.ts';
import { drawnTextSchema } from '#shared/drafting/drawn-text.ts';
import { openDocumentSchema } from '#shared/drafting/open-document.ts';

/** Every document that I may know of, with what I may do to it. */
export const documentsQuery = queryOptions({
  queryKey: ['documents'],
  queryFn: () => answerOf(api.api.documents.$get(), z.array(documentSchema)),
});

/** One document with its texts; fails with `not-found` when it does not exist or is not open to me. */
export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', id],
    queryFn: () => answerOf(api.api.documents[':id'].$get({ param: { id } }), openDocumentSchema),
  });

/** The common text as it was a moment ago, to look at until it is live. Soon forgotten: old words are worse than none. */
export const drawnTextQuery = (id: string) =>
  queryOptions({
    queryKey: ['drawn-text', id],
    queryFn: () => answerOf(api.api.documents[':id'].text.$get({ param: { id } }), drawnTextSchema),
    gcTime: 10_000, // ms
    retry: false,
    refetchOnWindowFocus: false,
  });

/** Who is in which document now, and what others changed since I was there. Asked again while it is looked at. */
export const documentActivityQuery = queryOptions({
  queryKey: ['document-activity'],
  queryFn: () => answerOf(api.api['document-activity'].$get(), z.array(documentActivitySchema)),
  staleTime: 0,
  refetchInterval: 5000, // ms: somebody who has come is seen before one has wondered
});
