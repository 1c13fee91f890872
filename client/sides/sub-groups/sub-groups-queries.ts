import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { ledSubGroupListSchema } from '#shared/sides/sub-group-command.ts';

/** Those of every time, with who has led them. */
export const subGroupsQuery = queryOptions({
  queryKey: ['sub-groups'],
  queryFn: async () => (await answerOf(api.api['sub-groups'].$get(), ledSubGroupListSchema)).subGroups,
});
