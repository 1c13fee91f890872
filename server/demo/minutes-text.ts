import { boldParagraph, bulletList, heading, orderedList, passage } from '#shared/drafting/part-builder.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import minutes from './data/minutes-11.json' with { type: 'json' };
import type { DemoLanguage, DemoPart } from './demo-part.ts';

/** The sub-groups that met on the eve of the 11th session, with their names in every language of the interface. */
export const minutesOfSubGroups: readonly { id: string; name: LocalizedName }[] = minutes.groups.map(
  ({ id, name }) => ({ id, name }),
);

/** Minutes of one sub-group. Refuses a sub-group that did not meet. */
export function minutesText(subGroup: string): readonly DemoPart[] {
  const group = minutes.groups.find(({ id }) => id === subGroup);
  if (group === undefined) throw new RangeError(`there are no minutes of ${subGroup}`);
  const { headings } = minutes;
  return [
    passage<DemoLanguage>('c-notice', (language) => [minutes.notice[language]], 'notice'),
    passage<DemoLanguage>(
      'c-title',
      (language) => [
        boldParagraph(minutes.title[language]),
        boldParagraph(group.ofName[language]),
        minutes.place[language],
      ],
      'title',
    ),
    passage<DemoLanguage>('c-opening', (language) => [group.opening[language]], 'preamble'),
    heading<DemoLanguage>('c-review', headings.review, { level: 1 }),
    passage<DemoLanguage>('c-review-text', (language) => [
      bulletList(group.review.map((item) => item[language])),
    ]),
    heading<DemoLanguage>('c-matters', headings.matters, { level: 1 }),
    ...group.matters.map((words, index) =>
      passage<DemoLanguage>(`c-matter-${index + 1}`, (language) => [words[language]]),
    ),
    heading<DemoLanguage>('c-proposals', headings.proposals, { level: 1 }),
    passage<DemoLanguage>('c-proposals-text', (language) => [
      minutes.proposed[language],
      orderedList(group.proposals.map((item) => item[language])),
    ]),
    heading<DemoLanguage>('c-next', headings.next, { level: 1 }),
    passage<DemoLanguage>('c-next-text', (language) => [group.next[language]]),
  ];
}
