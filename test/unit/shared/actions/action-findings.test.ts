import { describe, expect, test } from 'vitest';
import { actionSchema, type Action } from '#shared/actions/action.ts';
import { changedWordings, type Finding, findingsOf } from '#shared/actions/action-findings.ts';
import { stateOfFacts } from '#shared/actions/action-state.ts';
import { recogniseCommitment } from '#shared/actions/recognition/recognise-commitment.ts';
import { sideIdSchema } from '#shared/core/id.ts';
import { demoCommitments } from '#server/demo/demo-actions.ts';
import { demoCalendars } from '#server/demo/demo-calendars.ts';
import { demoBodies } from '#server/demo/demo-initiatives.ts';
import { firstSides } from '#server/sides/first-sides.ts';

const known = {
  sides: firstSides.map(({ id, name }) => ({ id: sideIdSchema.parse(id), name })),
  bodies: demoBodies(),
};
const context = {
  calendars: demoCalendars(),
  numberOfSession: (session: string) => Number(session.replace('session-', '')),
};
const actions = demoCommitments().map((facts) => stateOfFacts(facts).action);

const wordingsOf = ({ quote }: Action) => ({
  en: quote?.wordings.en?.words ?? '',
  ru: quote?.wordings.ru?.words ?? '',
});
const told = (findings: readonly Finding[]) =>
  findings.map(({ code, language, side }) =>
    [code, language, side].filter((part) => part !== null).join(' '),
  );

/** C-04, with its wordings or its record changed. */
function check(change: { en?: [string, string]; ru?: [string, string]; record?: object }): readonly string[] {
  const action = actions.find(({ id }) => id === 'c-04');
  if (action === undefined) throw new Error('the demonstration lacks C-04');
  const { en, ru } = wordingsOf(action);
  const changed = { en: en.replace(...(change.en ?? ['', ''])), ru: ru.replace(...(change.ru ?? ['', ''])) };
  const record = actionSchema.parse({ ...action, commitment: { ...action.commitment, ...change.record } });
  return told(findingsOf(recogniseCommitment(changed, known), record, context));
}

test('clauses and records of the demonstration agree in both languages; four last days are days off', () => {
  const found = actions.flatMap((action) => {
    const recognition = recogniseCommitment(wordingsOf(action), known);
    return told(findingsOf(recognition, action, context)).map((finding) => `${action.id} ${finding}`);
  });
  expect(found).toEqual([
    'c-03 deadline-on-day-off in',
    'c-03 deadline-on-day-off ru',
    'c-06 deadline-on-day-off ru',
    'c-07 deadline-on-day-off in',
    'c-11 deadline-on-day-off in',
  ]);
});

describe('a difference is found', () => {
  const part = { side: 'ru', leadBody: 'ru-mpt', coExecutors: [], deliverable: {} };
  test.each<[string, Parameters<typeof check>[0], string[]]>([
    ['no difference', {}, []],
    ['another date in one language', { en: ['15 October', '15 November'] }, ['deadline-differs en']],
    ['a plain "by"', { en: ['not later than', 'by'] }, ['deadline-ambiguous en']],
    ['a plain «до»', { ru: ['не позднее', 'до'] }, ['deadline-ambiguous ru']],
    [
      'a relative deadline where a day is recorded',
      { ru: ['не позднее 15 октября 2025 года', 'в течение 60 дней с даты получения перечня'] },
      ['deadline-differs ru'],
    ],
    [
      'another body',
      { en: ['Responsible: Minpromtorg of Russia', 'Responsible: Rosnedra'] },
      ['lead-body-differs en ru'],
    ],
    [
      'an unknown body',
      { en: ['Responsible: Minpromtorg of Russia', 'Responsible: Somebody'] },
      ['body-unknown en ru'],
    ],
    [
      'one more co-executor',
      { en: ['Minpromtorg of Russia (', 'Minpromtorg of Russia with Rosnedra ('] },
      ['co-executors-differ en ru'],
    ],
    [
      'another actor in one language',
      { ru: ['Российская Сторона передаст', 'Стороны передадут'] },
      ['sides-differ in'],
    ],
    [
      'a softer wording in one language',
      { en: ['will transmit to the Indian Side', 'proposed to transmit to the Indian Side'] },
      ['wordings-diverge'],
    ],
    ['a record without a deadline', { record: { deadline: null } }, ['deadline-missing']],
    ['a record without a deliverable', { record: { deliverable: {} } }, ['deliverable-missing']],
    [
      'a record without a lead body',
      { record: { parts: [{ ...part, leadBody: null }] } },
      ['lead-body-missing ru', 'lead-body-differs en ru', 'lead-body-differs ru ru'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(check(change)).toEqual(expected);
  });

  test('a commitment that nobody registered, one without an owner, and an action without a commitment', () => {
    const [action] = actions;
    if (action === undefined) throw new Error('the demonstration has no actions');
    const record = recogniseCommitment({ en: 'The Sides welcomed the results.' }, known);
    const commitment = recogniseCommitment({ en: 'The Sides agreed to meet.' }, known);
    const ownerless = recogniseCommitment({ en: 'The seminar will be held.' }, known);
    expect(told(findingsOf(record, null, context))).toEqual([]);
    expect(told(findingsOf(commitment, null, context))).toEqual(['not-registered']);
    expect(told(findingsOf(record, action, context))).toEqual(['no-commitment']);
    expect(told(findingsOf(ownerless, action, context))).toEqual(['side-missing']);
  });

  test('a wording that is another now, or gone', () => {
    const quote = actions[0]?.quote;
    if (quote === null || quote === undefined) throw new Error('the action has no quote');
    const { en, ru } = quote.wordings;
    const now = { en: en?.digest ?? '', ru: ru?.digest ?? '' };
    expect(changedWordings(quote, now)).toEqual([]);
    expect(told(changedWordings(quote, { en: now.en }))).toEqual(['wording-changed ru']);
    expect(told(changedWordings(quote, { ...now, en: now.ru }))).toEqual(['wording-changed en']);
  });
});
