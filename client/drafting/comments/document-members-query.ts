import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod/mini';
import { answerOf, api } from '#client/app/api.ts';
import { documentMemberSchema } from '#shared/drafting/document-member.ts';

/** Who may read a document: names for those who wrote, and people to mention. */
export const documentMembersQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', id, 'members'],
    queryFn: () =>
      answerOf(api.api.documents[':id'].members.$get({ param: { id } }), z.array(documentMemberSchema)),
    staleTime: 10 * 60 * 1000, // ms: appointments change between sessions, not while one writes
  });
