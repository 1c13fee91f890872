import { z } from 'zod/mini';
import { Role } from '#shared/access/role.ts';
import { registerRowSchema, type RegisterRow } from '#shared/actions/register.ts';
import type { SideId, SubGroupId } from '#shared/core/id.ts';
import { localeSchema } from '#shared/i18n/locale.ts';

/** Why an action is told to a member, from the most urgent. */
export const DigestReason = {
  overdue: 'overdue',
  today: 'today',
  in3: 'in-3-days',
  in14: 'in-14-days',
  in30: 'in-30-days',
  /** The other Side has reported, or proposed something: this Side answers. */
  toAnswer: 'to-answer',
  /** Nothing was heard of something owed for three months. */
  stale: 'stale',
} as const;
export type DigestReason = (typeof DigestReason)[keyof typeof DigestReason];

/** Minutes after midnight in the zone of the member's Side. */
const minuteOfDaySchema = z.int().check(z.gte(0), z.lt(24 * 60));

/** `PUT /api/digest/settings`. */
export const digestSettingsSchema = z.strictObject({
  minuteOfDay: minuteOfDaySchema,
  isSubscribed: z.boolean(),
  /** Of the letter; null: that of the interface. */
  locale: z.nullable(localeSchema),
});
export type DigestSettings = z.infer<typeof digestSettingsSchema>;

/** Nine in the morning, in the language of the interface, until the member chooses. */
export const firstDigestSettings: DigestSettings = { minuteOfDay: 9 * 60, isSubscribed: true, locale: null };

const digestGroupSchema = z.object({ reason: z.enum(DigestReason), actions: z.array(registerRowSchema) });
export type DigestGroup = z.infer<typeof digestGroupSchema>;

/** Answer of `GET /api/digest`: what waits for this member's Side, each action under its most urgent reason. */
export const digestSchema = z.object({
  businessDay: z.iso.date(),
  groups: z.array(digestGroupSchema),
  settings: digestSettingsSchema,
  /** Letters are sent at all. */
  isMailConfigured: z.boolean(),
});

/** Who is told. */
export type DigestReader = {
  readonly side: SideId | null;
  readonly role: Role;
  readonly subGroups: readonly SubGroupId[];
};

/**
 * What is due for a member today. Co-chairs and secretaries are told of all that their Side owes or has to answer, those
 * of a sub-group of what it owes there, others of nothing.
 */
export function digestFor(reader: DigestReader, rows: readonly RegisterRow[]): readonly DigestGroup[] {
  const told = rows.flatMap((row) => {
    const reason = digestReason(reader, row);
    return reason === null ? [] : [{ reason, row }];
  });
  return Object.values(DigestReason).flatMap((reason) => {
    const actions = told.filter((each) => each.reason === reason).map(({ row }) => row);
    return actions.length === 0 ? [] : [{ reason, actions }];
  });
}

const byDueState: Readonly<Partial<Record<RegisterRow['dueState'], DigestReason>>> = {
  overdue: DigestReason.overdue,
  today: DigestReason.today,
  'in-3-days': DigestReason.in3,
  'in-14-days': DigestReason.in14,
  'in-30-days': DigestReason.in30,
};

/** Why an action is told to this reader, the most urgent reason; null: it is not. */
export function digestReason({ side, role, subGroups }: DigestReader, row: RegisterRow): DigestReason | null {
  if (side === null || !row.isUnfinished) return null;
  const keeps = role === Role.coChair || role === Role.secretary;
  const isOfSubGroup = role === Role.subGroupCoChair || role === Role.subGroupMember;
  const isOwn = isOfSubGroup && row.subGroup !== null && subGroups.includes(row.subGroup);
  if (!keeps && !isOwn) return null;
  const owes = row.parts.some(
    (part) => part.side === side && part.status !== 'closed' && part.status !== 'reported',
  );
  const due = owes ? byDueState[row.dueState] : undefined;
  if (due !== undefined) return due;
  if (keeps && waitsForAnswer(row, side)) return DigestReason.toAnswer;
  return owes && row.isStale ? DigestReason.stale : null;
}

function waitsForAnswer({ parts, proposal }: RegisterRow, side: SideId): boolean {
  const isReported = parts.some((part) => part.side !== side && part.status === 'reported');
  return isReported || (proposal !== null && proposal.side !== side);
}
