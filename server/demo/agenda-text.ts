import { boldParagraph, clause, passage } from '#shared/drafting/part-builder.ts';
import agenda from './data/agenda-11.json' with { type: 'json' };
import protocol from './data/protocol-11.json' with { type: 'json' };
import type { DemoLanguage, DemoPart } from './demo-part.ts';

/** Agenda of the 11th session: each item a clause, so that its number is computed and it can be agreed by itself. */
export function agendaText(): readonly DemoPart[] {
  const items = protocol.annexes.find(({ cid }) => cid === 'c-annex-1')?.items ?? [];
  return [
    passage<DemoLanguage>('c-notice', (language) => [agenda.notice[language]], 'notice'),
    passage<DemoLanguage>(
      'c-title',
      (language) => [
        boldParagraph(agenda.title[language]),
        boldParagraph(agenda.of[language]),
        agenda.place[language],
      ],
      'title',
    ),
    ...items.map((words, index) => clause<DemoLanguage>(`c-item-${index + 1}`, words)),
  ];
}
