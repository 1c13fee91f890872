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

/** Shown in capitals: `c-05` is C-05. It is kept across sessions. */
export const actionIdSchema = idText.brand<'ActionId'>();
export type ActionId = z.infer<typeof actionIdSchema>;

/** A ministry, department or agency of a Side. */
export const bodyIdSchema = idText.brand<'BodyId'>();
export type BodyId = z.infer<typeof bodyIdSchema>;

export const initiativeIdSchema = idText.brand<'InitiativeId'>();
export type InitiativeId = z.infer<typeof initiativeIdSchema>;

export const sectorIdSchema = idText.brand<'SectorId'>();
export type SectorId = z.infer<typeof sectorIdSchema>;
