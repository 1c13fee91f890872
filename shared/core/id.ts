import { z } from 'zod/mini';

/** Ids are short, lower-case and safe in paths; branded so that one kind cannot be passed for another. */
const idText = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));

export const sideIdSchema = idText.brand<'SideId'>();
export type SideId = z.infer<typeof sideIdSchema>;

export const memberIdSchema = idText.brand<'MemberId'>();
export type MemberId = z.infer<typeof memberIdSchema>;

export const subGroupIdSchema = idText.brand<'SubGroupId'>();
export type SubGroupId = z.infer<typeof subGroupIdSchema>;

export const sessionIdSchema = idText.brand<'SessionId'>();
export type SessionId = z.infer<typeof sessionIdSchema>;

export const documentIdSchema = idText.brand<'DocumentId'>();
export type DocumentId = z.infer<typeof documentIdSchema>;
