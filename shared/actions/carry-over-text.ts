import { exhaustive } from '#shared/core/exhaustive.ts';
import type { BodyId } from '#shared/core/id.ts';
import { heading, passage, type PartIn, table } from '#shared/drafting/part-builder.ts';
import { HeadingNumbering } from '#shared/drafting/text/nodes/heading.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import { recordWords } from '#shared/i18n/record-words.ts';
import type { Body } from '#shared/sides/body.ts';
import { actionLabel } from './action.ts';
import type { CarriedAction } from './carry-over.ts';

type Part = PartIn<TextLanguage>;

/** The review of the next session's draft: a row for each action, with its original number, status and age. */
export function reviewParts(carried: readonly CarriedAction[], cid: string): readonly Part[] {
  return [
    heading<TextLanguage>(cid, inEvery('reviewTitle'), { level: 2, numbering: HeadingNumbering.none }),
    passage<TextLanguage>(`${cid}-text`, (language) => {
      const words = recordWords[language];
      if (carried.length === 0) return [words.noneUnfinished];
      const columns = [words.number, words.decision, words.statusColumn, words.ageColumn];
      return [table([columns, ...carried.map((action) => reviewRow(action, language))])];
    }),
  ];
}

/** The annex of the next session's draft: the same actions with those who are responsible, and their deadlines. */
export function carryOverAnnex(
  carried: readonly CarriedAction[],
  { cid, bodies }: { cid: string; bodies: readonly Body[] },
): readonly Part[] {
  const known = new Map(bodies.map((body) => [body.id, body]));
  return [
    heading<TextLanguage>(cid, inEvery('annexTitle'), { level: 1, numbering: HeadingNumbering.annex }),
    passage<TextLanguage>(`${cid}-text`, (language) => {
      const words = recordWords[language];
      if (carried.length === 0) return [words.noneUnfinished];
      const columns = [words.number, words.decision, words.responsible, words.deadline, words.statusColumn];
      const rows = carried.map((action) => annexRow(action, language, known));
      return [table([[...columns, words.ageColumn], ...rows])];
    }),
  ];
}

function inEvery(key: 'reviewTitle' | 'annexTitle'): Readonly<Record<TextLanguage, string>> {
  const { en, ru, hi } = recordWords;
  return { en: en[key], ru: ru[key], hi: hi[key] };
}

function reviewRow(action: CarriedAction, language: TextLanguage): readonly string[] {
  const words = recordWords[language];
  const decision = action.deliverable[language] ?? words.none;
  return [actionLabel(action.id), decision, words.status[action.status], ageIn(action.age, language)];
}

function annexRow(
  action: CarriedAction,
  language: TextLanguage,
  bodies: ReadonlyMap<BodyId, Body>,
): readonly string[] {
  const [label = '', decision = '', ...rest] = reviewRow(action, language);
  return [label, decision, responsibleIn(action, language, bodies), deadlineIn(action, language), ...rest];
}

function responsibleIn(
  { parts }: CarriedAction,
  language: TextLanguage,
  bodies: ReadonlyMap<BodyId, Body>,
): string {
  const named = parts.flatMap(({ leadBody, coExecutors }) => {
    const ids = leadBody === null ? coExecutors : [leadBody, ...coExecutors];
    const names = ids.map((id) => bodies.get(id)?.short[language] ?? id);
    return names.length === 0 ? [] : [names.join(', ')];
  });
  return named.length === 0 ? recordWords[language].none : named.join('; ');
}

function deadlineIn({ deadline }: CarriedAction, language: TextLanguage): string {
  switch (deadline.kind) {
    case 'none':
      return recordWords[language].none;
    case 'waiting':
      return recordWords[language].waiting;
    case 'day':
      return formatDay(deadline.day, language);
    default:
      return exhaustive(deadline);
  }
}

/** "1 session", «2 заседаний» (after «в течение»). */
function ageIn(age: number, language: TextLanguage): string {
  const { age: forms } = recordWords[language];
  const form = forms[new Intl.PluralRules(language).select(age)] ?? forms.other ?? '';
  return form.replace('{n}', String(age));
}
