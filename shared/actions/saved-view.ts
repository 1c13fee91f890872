import { z } from 'zod/mini';

/** UTF-16 units of a view as JSON: some hundred filters. */
const LARGEST_VIEW = 8192;
/** Views of one member: a longer list is none that anybody chooses from. */
export const MOST_VIEWS = 50;

const scalar = z.union([z.string().check(z.maxLength(300)), z.number(), z.boolean(), z.null()]);
const list = z.array(scalar).check(z.maxLength(500));
const key = z.string().check(z.minLength(1), z.maxLength(64));

/**
 * Columns, sort, filters and groups of a register as the client keeps them. The server keeps them as they are, bounded in
 * depth and length.
 */
const viewSettingsSchema = z
  .record(key, z.union([scalar, list, z.record(key, z.union([scalar, list]))]))
  .check(z.refine((view) => JSON.stringify(view).length <= LARGEST_VIEW));

/** `PUT /api/actions/views/:id`: the client chooses the id; the same id again replaces the view. */
export const savedViewIdSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
export const newViewSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  view: viewSettingsSchema,
});
export type NewView = z.infer<typeof newViewSchema>;

/** A member's own view of the register; nobody else sees it. */
export const savedViewSchema = z.object({
  id: savedViewIdSchema,
  name: z.string(),
  view: viewSettingsSchema,
});
export type SavedView = z.infer<typeof savedViewSchema>;

/** Answer of `GET /api/actions/views`, by name. */
export const savedViewsSchema = z.object({ views: z.array(savedViewSchema) });
