import { z } from 'zod/mini';

/** The ways to look at the register. */
export const Layout = { table: 'table', board: 'board', timeline: 'timeline', matrix: 'matrix' } as const;
export type Layout = (typeof Layout)[keyof typeof Layout];

/** What rows can be gathered under. */
export const GroupBy = {
  status: 'status',
  session: 'session',
  side: 'side',
  body: 'body',
  sector: 'sector',
  subGroup: 'subGroup',
  initiative: 'initiative',
  due: 'due',
} as const;
export type GroupBy = (typeof GroupBy)[keyof typeof GroupBy];

const words = z.catch(z.optional(z.string().check(z.maxLength(2000))), undefined);

/** The view in an address: words alone, so that it can be read and sent; what makes no sense is left out. */
export const registerSearchSchema = z.object({
  view: z.catch(z.optional(z.enum(Layout)), undefined),
  q: words,
  session: words,
  side: words,
  body: words,
  sector: words,
  subGroup: words,
  initiative: words,
  status: words,
  due: words,
  waits: words,
  sort: words,
  group: z.catch(z.optional(z.enum(GroupBy)), undefined),
  columns: words,
});
export type RegisterSearch = z.infer<typeof registerSearchSchema>;
