import { z } from 'zod/mini';
import { type Deadline, deadlineSchema, OffsetUnit } from '#shared/actions/deadline.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** What a relative deadline waits for, as it is chosen. */
export const TriggerKind = {
  delivery: 'delivery-received',
  opening: 'session-opens',
  signing: 'protocol-signed',
  event: 'event',
} as const;
export type TriggerKind = (typeof TriggerKind)[keyof typeof TriggerKind];

export const wordsDraftSchema = z.partialRecord(z.enum(TextLanguage), z.string());
export type WordsDraft = z.infer<typeof wordsDraftSchema>;

/** A deadline while it is written: anything may still be missing. */
export const deadlineDraftSchema = z.object({
  kind: z.enum({ none: 'none', absolute: 'absolute', relative: 'relative' }),
  day: z.string(),
  count: z.string(),
  unit: z.enum(OffsetUnit),
  isBefore: z.boolean(),
  trigger: z.enum(TriggerKind),
  action: z.string(),
  session: z.string(),
  words: wordsDraftSchema,
});
export type DeadlineDraft = z.infer<typeof deadlineDraftSchema>;

const blank: DeadlineDraft = {
  kind: 'absolute',
  day: '',
  count: '30',
  unit: OffsetUnit.day,
  isBefore: false,
  trigger: TriggerKind.event,
  action: '',
  session: '',
  words: {},
};

/** The deadline as it stands, to be written on; `day`: its last one, for a start when nothing is written yet. */
export function draftOfDeadline(deadline: Deadline | null, day: CalendarDay | null): DeadlineDraft {
  if (deadline === null) return { ...blank, kind: 'none', day: day ?? '' };
  if (deadline.kind === 'absolute') return { ...blank, day: deadline.day };
  const { offset, trigger } = deadline;
  const relative: DeadlineDraft = {
    ...blank,
    kind: 'relative',
    day: day ?? '',
    count: String(Math.abs(offset.count)),
    unit: offset.unit,
    isBefore: offset.count < 0,
    trigger: trigger.kind,
  };
  if (trigger.kind === 'delivery-received') return { ...relative, action: trigger.action };
  if (trigger.kind === 'event') return { ...relative, words: trigger.words };
  return { ...relative, session: trigger.session };
}

/** Undefined while something is missing; null: there is to be none. */
export function deadlineOfDraft(draft: DeadlineDraft): Deadline | null | undefined {
  if (draft.kind === 'none') return null;
  const told =
    draft.kind === 'absolute'
      ? { kind: 'absolute', day: draft.day }
      : { kind: 'relative', trigger: triggerOf(draft), offset: offsetOf(draft) };
  return deadlineSchema.safeParse(told).data;
}

function offsetOf({ count, unit, isBefore }: DeadlineDraft) {
  const days = /^\d+$/.test(count) ? Number(count) : Number.NaN;
  return { count: isBefore && days > 0 ? -days : days, unit };
}

/** An event needs words in at least one language: the schema alone would take none. */
function triggerOf({ trigger, action, session, words }: DeadlineDraft): unknown {
  if (trigger === TriggerKind.delivery) return { kind: trigger, action };
  if (trigger !== TriggerKind.event) return { kind: trigger, session };
  const written = withoutBlanks(words);
  return Object.keys(written).length === 0 ? null : { kind: trigger, words: written };
}

/** Only the languages in which something is written. */
export function withoutBlanks(words: WordsDraft): WordsDraft {
  return Object.fromEntries(
    Object.entries(words).flatMap(([language, text]) =>
      text.trim() === '' ? [] : [[language, text.trim()]],
    ),
  );
}
