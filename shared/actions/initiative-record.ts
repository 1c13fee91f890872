import { z } from 'zod/mini';
import { actionIdSchema, sessionIdSchema, sideIdSchema } from '#shared/core/id.ts';
import type { ActionId } from '#shared/core/id.ts';
import { actionWordsSchema } from './action-words.ts';
import { type ActionFact, ReportStatus } from './action-facts.ts';

/** What is told of an action on the page of its initiative: milestones, not every note. */
const RecordKind = {
  registered: 'registered',
  reported: 'reported',
  accepted: 'accepted',
  returned: 'returned',
  extended: 'extended',
  ended: 'ended',
  reopened: 'reopened',
  carriedOver: 'carried-over',
} as const;
type RecordKind = (typeof RecordKind)[keyof typeof RecordKind];

const recordEntrySchema = z.object({
  action: actionIdSchema,
  /** Place in the history of its action. */
  seq: z.int(),
  on: z.iso.date(),
  /** Who acted; null: the system. */
  side: z.nullable(sideIdSchema),
  kind: z.enum(RecordKind),
  /** Of a report. */
  status: z.nullable(z.enum(ReportStatus)),
  /** Of what was carried over. */
  into: z.nullable(sessionIdSchema),
});
export type RecordEntry = z.infer<typeof recordEntrySchema>;

/** A file that a report gave as evidence; opened at `GET /api/evidence-files/:digest`. `size` in bytes. */
const evidenceOnRecordSchema = z.object({
  action: actionIdSchema,
  on: z.iso.date(),
  side: z.nullable(sideIdSchema),
  name: actionWordsSchema,
  size: z.int(),
  digest: z.string(),
});
export type EvidenceOnRecord = z.infer<typeof evidenceOnRecordSchema>;

/** Answer of `GET /api/initiatives/:id/record`: both from the latest. */
export const initiativeRecordSchema = z.object({
  entries: z.array(recordEntrySchema),
  files: z.array(evidenceOnRecordSchema),
});
export type InitiativeRecord = z.infer<typeof initiativeRecordSchema>;

/** The milestones and files in the histories of an initiative's actions; a file that several reports name is told once. */
export function initiativeRecord(
  histories: readonly { action: ActionId; facts: readonly ActionFact[] }[],
): InitiativeRecord {
  const latest = (a: { on: string }, b: { on: string }) => b.on.localeCompare(a.on);
  const entries = histories.flatMap(({ action, facts }) =>
    facts.flatMap((fact) => entryOf(action, fact, facts)),
  );
  const named = histories.flatMap(({ action, facts }) => facts.flatMap((fact) => filesOf(action, fact)));
  const files = new Map(named.map((file) => [`${file.action} ${file.digest}`, file]));
  return {
    entries: entries.sort((a, b) => latest(a, b) || b.seq - a.seq),
    files: [...files.values()].sort(latest),
  };
}

function entryOf(action: ActionId, fact: ActionFact, facts: readonly ActionFact[]): RecordEntry[] {
  const kind = kindOf(fact, facts);
  if (kind === null) return [];
  const { seq, on, side } = fact;
  const status = fact.fact === 'ActionReported' ? fact.status : null;
  const into = fact.fact === 'ActionCarriedOver' ? fact.into : null;
  return [{ action, seq, on, side, kind, status, into }];
}

function kindOf(fact: ActionFact, facts: readonly ActionFact[]): RecordKind | null {
  switch (fact.fact) {
    case 'ActionRegistered':
      return RecordKind.registered;
    case 'ActionReported':
      return RecordKind.reported;
    case 'ReportAccepted':
      return RecordKind.accepted;
    case 'ReportReturned':
      return RecordKind.returned;
    case 'ActionReopened':
      return RecordKind.reopened;
    case 'ActionCarriedOver':
      return RecordKind.carriedOver;
    case 'ProposalAccepted': {
      const proposal = facts.find(({ seq }) => seq === fact.proposal);
      return proposal?.fact === 'EndingProposed' ? RecordKind.ended : RecordKind.extended;
    }
    default:
      return null;
  }
}

function filesOf(action: ActionId, fact: ActionFact): InitiativeRecord['files'] {
  if (fact.fact !== 'ActionReported') return [];
  const { on, side } = fact;
  return fact.evidence.flatMap((each) =>
    each.kind === 'file' ? [{ action, on, side, name: each.name, size: each.size, digest: each.digest }] : [],
  );
}
