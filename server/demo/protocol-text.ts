import protocol from './data/protocol-11.json' with { type: 'json' };
import {
  boldParagraph,
  clause,
  type DemoPart,
  heading,
  orderedList,
  passage,
  signatures,
  table,
  type Words,
} from './text-builder.ts';

/** Protocol of the 11th session: title block, preamble, sections with their clauses, closing, annexes. */
export function protocolText(): readonly DemoPart[] {
  return [...opening(), ...sections(), ...closing(), ...annexes()];
}

function opening(): DemoPart[] {
  const { title, sub1, sub2, place } = protocol.title;
  return [
    passage('c-notice', (language) => [protocol.notice[language]], 'notice'),
    passage(
      'c-title',
      (language) => [
        boldParagraph(title[language]),
        boldParagraph(sub1[language]),
        sub2[language],
        place[language],
      ],
      'title',
    ),
    ...protocol.preamble.map((words) => passage(words.cid, (language) => [words[language]], 'preamble')),
  ];
}

function sections(): DemoPart[] {
  return protocol.sections.flatMap((section) => [
    heading(section.cid, section, { level: section.level === 2 ? 2 : 1 }),
    ...protocol.clauses
      .filter((words) => words.section === section.id)
      .map((words) => clause(words.cid, words)),
  ]);
}

function closing(): DemoPart[] {
  const titles = [...protocol.annexes, protocol.schedule];
  const listOf: Words = { en: 'Annexes:', ru: 'Приложения:' };
  return [
    ...protocol.closing.map((words) => passage(words.cid, (language) => [words[language]], 'closing')),
    signatures('c-signatures'),
    passage('c-annexes', (language) => [
      [listOf[language], ...titles.map((annex) => `{${annex.cid}}. ${annex[language]}.`)].join(' '),
    ]),
  ];
}

function annexes(): DemoPart[] {
  const { schedule } = protocol;
  return [
    ...protocol.annexes.flatMap((annex) => [
      heading(annex.cid, annex, { level: 1, numbering: 'annex' }),
      passage(`${annex.cid}-text`, (language) => [orderedList(annex.items.map((item) => item[language]))]),
    ]),
    heading(schedule.cid, schedule, { level: 1, numbering: 'annex' }),
    passage(`${schedule.cid}-text`, (language) => [
      table([
        schedule.columns[language],
        ...schedule.rows.map((row) => [row.commitment, row.paragraph, ...row[language]]),
      ]),
    ]),
  ];
}
