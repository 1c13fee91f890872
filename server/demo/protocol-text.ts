import {
  boldParagraph,
  clause,
  heading,
  orderedList,
  passage,
  signatures,
  table,
  type WordsIn,
} from '#shared/drafting/part-builder.ts';
import protocol from './data/protocol-11.json' with { type: 'json' };
import type { DemoLanguage, DemoPart } from './demo-part.ts';

/** Protocol of the 11th session: title block, preamble, sections with their clauses, closing, annexes. */
export function protocolText(): readonly DemoPart[] {
  return [...opening(), ...sections(), ...closing(), ...annexes()];
}

function opening(): DemoPart[] {
  const { title, sub1, sub2, place } = protocol.title;
  return [
    passage<DemoLanguage>('c-notice', (language) => [protocol.notice[language]], 'notice'),
    passage<DemoLanguage>(
      'c-title',
      (language) => [
        boldParagraph(title[language]),
        boldParagraph(sub1[language]),
        sub2[language],
        place[language],
      ],
      'title',
    ),
    ...protocol.preamble.map((words) =>
      passage<DemoLanguage>(words.cid, (language) => [words[language]], 'preamble'),
    ),
  ];
}

function sections(): DemoPart[] {
  return protocol.sections.flatMap((section) => [
    heading<DemoLanguage>(section.cid, section, { level: section.level === 2 ? 2 : 1 }),
    ...protocol.clauses
      .filter((words) => words.section === section.id)
      .map((words) => clause<DemoLanguage>(words.cid, words)),
  ]);
}

function closing(): DemoPart[] {
  const titles = [...protocol.annexes, protocol.schedule];
  const listOf: WordsIn<DemoLanguage> = { en: 'Annexes:', ru: 'Приложения:' };
  return [
    ...protocol.closing.map((words) =>
      passage<DemoLanguage>(words.cid, (language) => [words[language]], 'closing'),
    ),
    signatures('c-signatures'),
    passage<DemoLanguage>('c-annexes', (language) => [
      [listOf[language], ...titles.map((annex) => `{${annex.cid}}. ${annex[language]}.`)].join(' '),
    ]),
  ];
}

function annexes(): DemoPart[] {
  const { schedule } = protocol;
  return [
    ...protocol.annexes.flatMap((annex) => [
      heading<DemoLanguage>(annex.cid, annex, { level: 1, numbering: 'annex' }),
      passage<DemoLanguage>(`${annex.cid}-text`, (language) => [
        orderedList(annex.items.map((item) => item[language])),
      ]),
    ]),
    heading<DemoLanguage>(schedule.cid, schedule, { level: 1, numbering: 'annex' }),
    passage<DemoLanguage>(`${schedule.cid}-text`, (language) => [
      table([
        schedule.columns[language],
        ...schedule.rows.map((row) => [row.commitment, row.paragraph, ...row[language]]),
      ]),
    ]),
  ];
}
