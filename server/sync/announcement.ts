import { z } from 'zod';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { WIRE_VERSION } from '#shared/sync/wire-version.ts';

const count = z.coerce.number().int().nonnegative();
const announcementSchema = z.object({ wire: count, schema: count, epoch: count });

/** What our client says of itself in the query. A client that says nothing is a stock client of today. */
export type Announcement = { isAnnounced: boolean; epoch: number | null } | { refused: CloseCode };

/** Refuses tabs that are older than the server and announcements that are not in the form of one. */
export function readAnnouncement(query: URLSearchParams): Announcement {
  if (!query.has('wire')) return { isAnnounced: false, epoch: null };
  const parsed = announcementSchema.safeParse(Object.fromEntries(query));
  if (!parsed.success) return { refused: CloseCode.malformed };
  const { wire, schema, epoch } = parsed.data;
  if (wire !== WIRE_VERSION || schema < TEXT_SCHEMA_VERSION) return { refused: CloseCode.outdated };
  return { isAnnounced: true, epoch };
}
