import { describe, expect, test } from 'vitest';
import { readClause } from '#shared/actions/recognition/read-clause.ts';
import { type DeadlineLanguage, readDeadline } from '#shared/actions/recognition/read-deadline.ts';
import { offeredCommitment, recogniseCommitment } from '#shared/actions/recognition/recognise-commitment.ts';
import { isToBeOffered } from '#shared/actions/recognition/to-be-offered.ts';
import { sessionIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { demoBodies } from '#server/demo/demo-initiatives.ts';
import { firstSides } from '#server/sides/first-sides.ts';

const known = {
  sides: firstSides.map(({ id, name }) => ({ id: sideIdSchema.parse(id), name })),
  bodies: demoBodies(),
};

describe('sentences that are not of the demonstration Protocol', () => {
  test.each<[string, string, string]>([
    // Traps of domain rule 19.
    ['record', '', 'The Sides agreed on the usefulness of holding a seminar.'],
    ['record', '', 'Стороны договорились о целесообразности проведения семинара.'],
    ['commitment', '', 'The seminar will be held in Pune.'],
    ['commitment', '', 'Семинар будет проведён в г. Пуне.'],
    ['commitment', 'in', 'The list will be prepared by the Indian Side.'],
    ['commitment', 'in', 'Перечень будет подготовлен Индийской Стороной.'],
    ['soft', 'in,ru', 'The Sides agreed to consider the establishment of a joint laboratory.'],
    ['soft', 'in,ru', 'Стороны договорились рассмотреть возможность создания совместной лаборатории.'],
    ['soft', 'in,ru', 'The Sides agreed to jointly examine the matter.'],
    ['soft', 'ru', 'The Russian Side will study the request.'],
    ['soft', 'ru', 'Российская Сторона изучит эту просьбу.'],
    // Commitments.
    ['commitment', 'in,ru', 'The Sides agreed, not later than 30 September 2025, to form an expert team.'],
    ['commitment', 'in,ru', 'Стороны договорились не позднее 30 сентября 2025 года сформировать группу.'],
    ['commitment', 'in,ru', 'The Sides instructed the Sub-Group on Mining to prepare a programme.'],
    [
      'commitment',
      'in,ru',
      'Стороны поручили Подгруппе по горнодобывающей промышленности подготовить программу.',
    ],
    ['commitment', 'ru', 'The Sides agreed that the Russian Side will send its experts.'],
    ['commitment', 'ru', 'Стороны договорились, что Российская Сторона направит своих экспертов.'],
    ['commitment', 'in', 'The Sides noted the delay, and the Indian Side agreed to submit a new schedule.'],
    [
      'commitment',
      'in,ru',
      'The Russian Side proposed a visit to the plant. The Indian Side accepted this proposal.',
    ],
    [
      'commitment',
      'in,ru',
      'Российская Сторона предложила посетить завод. Индийская Сторона согласилась с этим предложением.',
    ],
    ['commitment', 'in,ru', 'The Sides agreed to continue consultations and to submit a joint report.'],
    ['commitment', 'in,ru', 'Стороны договорились продолжить консультации и представить совместный доклад.'],
    [
      'commitment',
      'in',
      'The Indian Side, in consultation with the Russian Side, will provide a list of sites.',
    ],
    // None.
    ['arrangement', '', 'The Sides agreed to continue their cooperation in this field.'],
    ['arrangement', '', 'Стороны договорились продолжить сотрудничество в этой области.'],
    ['arrangement', '', 'The next session of the Working Group will be held in New Delhi in 2027.'],
    ['record', '', 'The Sides did not agree on the text of the programme.'],
    ['record', '', 'Стороны не договорились о тексте программы.'],
    ['record', '', 'The Indian Side stated that it will provide its position in due course.'],
    ['record', '', 'Индийская Сторона сообщила, что представит свою позицию позднее.'],
    ['record', '', 'Russian companies will present their products at the exhibition.'],
    ['record', '', 'Российские компании представят свою продукцию на выставке.'],
    ['acknowledgement', '', 'The Indian Side took note of the proposals.'],
    ['request', '', 'The Indian Side requested the Russian Side to provide samples.'],
    ['position', '', 'The Russian Side proposed to hold a seminar.'],
    ['recommendation', '', 'Стороны рекомендовали компаниям обеих стран продолжить контакты.'],
  ])('%s (%s): %s', (modality, sides, words) => {
    const language = /\p{Script=Cyrillic}/u.test(words) ? 'ru' : 'en';
    expect(readClause(words, language, known).modality).toBe(modality);
    expect(recogniseCommitment({ [language]: words }, known).sides.join()).toBe(sides);
  });
});

describe('deadlines are read', () => {
  const absolute = (day: string, isAmbiguous = false) => ({ kind: 'absolute', day, isAmbiguous });
  const relative = (count: number, unit: string, trigger: object) => ({
    kind: 'relative',
    offset: { count, unit },
    trigger,
  });
  const session = (number: number | null) => ({ kind: 'session-opens', number });

  test.each<[string, object | null]>([
    ['not later than 18 August 2025', absolute('2025-08-18')],
    ['не позднее 18 августа 2025 года', absolute('2025-08-18')],
    ['by 15 October 2025', absolute('2025-10-15', true)],
    ['до 15 октября 2025 года', absolute('2025-10-15', true)],
    ['к 1 мая 2026 года', absolute('2026-05-01', true)],
    ['до 15 октября 2025 года включительно', absolute('2025-10-15')],
    ['on or before 1 May 2026', absolute('2026-05-01')],
    ['before 1 March 2026', absolute('2026-02-28')],
    ['by the end of 2026', absolute('2026-12-31')],
    ['до конца 2026 года', absolute('2026-12-31')],
    ['by the end of February 2028', absolute('2028-02-29')],
    ['до конца февраля 2028 года', absolute('2028-02-29')],
    ['in the second quarter of 2026', absolute('2026-06-30')],
    ['во втором квартале 2026 года', absolute('2026-06-30')],
    ['in the IV quarter of 2026', absolute('2026-12-31')],
    ['во втором полугодии 2026 года', absolute('2026-12-31')],
    ['within 30 days after the signing of this Protocol', relative(30, 'day', { kind: 'protocol-signed' })],
    [
      'в течение 30 дней после подписания настоящего Протокола',
      relative(30, 'day', { kind: 'protocol-signed' }),
    ],
    ['within sixty (60) days of receipt of the list', relative(60, 'day', { kind: 'delivery-received' })],
    [
      'в течение шестидесяти дней с даты получения перечня',
      relative(60, 'day', { kind: 'delivery-received' }),
    ],
    ['within ten working days of the visit', relative(10, 'working-day', { kind: 'event' })],
    ['в течение 10 рабочих дней после визита', relative(10, 'working-day', { kind: 'event' })],
    ['within two weeks from the meeting', relative(14, 'day', { kind: 'event' })],
    ['в течение двух месяцев со дня получения ответа', relative(2, 'month', { kind: 'delivery-received' })],
    ['not later than 30 days before the opening of the fifteenth session', relative(-30, 'day', session(15))],
    ['не позднее чем за 30 дней до открытия пятнадцатого заседания', relative(-30, 'day', session(15))],
    ['не позднее чем за 30 дней до очередного заседания', relative(-30, 'day', session(null))],
    ['30 days before the next session', relative(-30, 'day', session(null))],
    ['не позднее 31 июня 2026 года', null],
    ['in the fifth quarter of 2026', null],
    ['as soon as possible', null],
    ['в кратчайшие сроки', null],
  ])('%s', (words, expected) => {
    const language: DeadlineLanguage = /\p{Script=Cyrillic}/u.test(words) ? 'ru' : 'en';
    const read = readDeadline(words, language);
    expect(read === null ? null : { ...read, words: undefined }).toEqual(
      expected === null ? null : { isAmbiguous: false, ...expected, words: undefined },
    );
  });
});

describe('responsible bodies are read', () => {
  const bodiesOf = (words: string, language: DeadlineLanguage) =>
    readClause(words, language, known).responsible.map(({ side, lead, coExecutors }) => [
      side,
      lead.id ?? lead.words,
      ...coExecutors.map(({ id, words: name }) => id ?? name),
    ]);

  test('with co-executors, roles and in any case, in both languages', () => {
    expect(
      bodiesOf(
        'X. Responsible: Ministry of Environment, Forest and Climate Change with DPIIT and Ministry of Coal (Indian Side); DPIIT as host (Indian Side). Deadline: by 1 May 2026.',
        'en',
      ),
    ).toEqual([
      ['in', 'in-moefcc', 'in-dpiit', 'in-coal'],
      ['in', 'in-dpiit'],
    ]);
    expect(
      bodiesOf(
        'X. Срок: не позднее 1 мая 2026 года. Ответственные: Роснедра совместно с Министерством энергетики Российской Федерации (Российская Сторона).',
        'ru',
      ),
    ).toEqual([['ru', 'ru-nedra', 'ru-energo']]);
  });

  test('what is not known stays as it is written, and a body of the other Side is not known', () => {
    expect(bodiesOf('X. Responsible: Ministry of Magic (Indian Side); DPIIT (Russian Side).', 'en')).toEqual([
      ['in', 'Ministry of Magic'],
      ['ru', 'DPIIT'],
    ]);
  });
});

test('a recognised clause is offered as a commitment with what it says', () => {
  const en =
    'The Russian Side will send the list. Responsible: Rosnedra (Russian Side). Deadline: not later than 30 days before the next session.';
  const recognition = recogniseCommitment({ en }, known);
  expect(offeredCommitment(recognition, () => sessionIdSchema.parse('session-12'))).toEqual({
    kind: 'commitment',
    deliverable: { en: 'The Russian Side will send the list.' },
    parts: [{ side: 'ru', leadBody: 'ru-nedra', coExecutors: [], deliverable: {} }],
    deadline: {
      kind: 'relative',
      trigger: { kind: 'session-opens', session: 'session-12' },
      offset: { count: -30, unit: 'day' },
    },
    dependsOn: null,
  });
  const ownerless = recogniseCommitment({ en: 'The seminar will be held.' }, known);
  expect([ownerless.kind, offeredCommitment(ownerless, () => null)]).toEqual(['commitment', null]);
});

test.each([
  ['en', 'The Sub-Group decided to propose to the Working Group: [●].'],
  ['en', 'The Russian Side will send the list not later than [●].'],
  ['ru', 'Стороны договорились рассмотреть [●].'],
])('a clause with something left to fill in is not offered, %s: %s', (language, words) => {
  const finished = language === 'en' ? 'the list' : 'перечень';
  expect(isToBeOffered(recogniseCommitment({ [language]: words }, known))).toBe(false);
  const filled = recogniseCommitment({ [language]: words.replace('[●]', finished) }, known);
  expect(isToBeOffered(filled)).toBe(filled.kind !== null);
  // Who writes one language first is asked by that one.
  const en = 'The Russian Side will send the list.';
  const ru = 'Российская Сторона направит [●].';
  expect(isToBeOffered(recogniseCommitment({ en, ru }, known))).toBe(true);
});
