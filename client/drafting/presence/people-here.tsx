import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { numbersOfParts } from '#client/drafting/outline/read-outline.ts';
import { partName } from '#client/drafting/part-name.ts';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import type { Person } from '#client/sync/presence.ts';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import { DropPanel } from '#client/ui/drop-panel.tsx';
import styles from './people-here.module.css';
import type { Follow } from './use-follow.ts';

const SHOWN = 3; // of each Side; more than that is a number, not a face

type Props = {
  people: readonly Person[];
  /** Null until the text is open. */
  doc: Y.Doc | null;
  lookOf: SideLookOf;
  follow: Follow;
};

/** Who has the text open now, with Side; pressed, it lists everybody with their place, to be followed. */
export function PeopleHere({ people, doc, lookOf, follow }: Props) {
  const { t } = useTranslation('drafting');
  const [isOpen, setOpen] = useState(false);
  // Alone with oneself there is nobody to name.
  if (people.length < 2) return null;
  const sides = [...new Set(people.map(({ side }) => side))];
  const choose = (person: Person) => {
    setOpen(false);
    follow.start(person);
  };
  return (
    <DropPanel
      align="end"
      isOpen={isOpen}
      onOpen={setOpen}
      target={
        <button type="button" className={styles.here} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className={styles.spoken}>{t('here', { count: people.length })}</span>
          {sides.map((side) => (
            <SideFaces
              key={side}
              people={people.filter((person) => person.side === side)}
              look={lookOf(side)}
            />
          ))}
        </button>
      }
    >
      <h2 className={styles.title}>{t('herePeople')}</h2>
      <ul className={styles.list}>
        {people.map((person) => (
          <PersonLine key={person.member} person={person} doc={doc} lookOf={lookOf} onFollow={choose} />
        ))}
      </ul>
    </DropPanel>
  );
}

/** The letters of the Side stand before its people: the colour alone would tell nothing to many. */
function SideFaces({ people, look }: { people: readonly Person[]; look: ReturnType<SideLookOf> }) {
  const rest = people.length - SHOWN;
  return (
    <span className={styles.side} data-hue={look.hue} aria-hidden>
      {look.letters !== '' && <span className={styles.letters}>{look.letters}</span>}
      {people.slice(0, SHOWN).map((person) => (
        <span key={person.member} className={styles.face}>
          {initialsOf(person.name)}
        </span>
      ))}
      {rest > 0 && <span className={styles.rest}>+{rest}</span>}
    </span>
  );
}

type LineProps = Pick<Props, 'doc' | 'lookOf'> & { person: Person; onFollow: (person: Person) => void };

function PersonLine({ person, doc, lookOf, onFollow }: LineProps) {
  const { t } = useTranslation(['drafting', 'room']);
  const { letters, hue } = lookOf(person.side);
  const where = usePlaceOf(person, doc);
  const line = (
    <>
      <span className={styles.tag}>{letters !== '' && <ColourTag letters={letters} hue={hue} />}</span>
      <span>
        {person.name}
        {person.isMe && <span className={styles.quiet}> ({t('you')})</span>}
        {where !== null && <span className={styles.where}>{where}</span>}
      </span>
    </>
  );
  // Without a place there is nowhere to go to, and nobody follows oneself.
  if (person.isMe || where === null) return <li className={styles.person}>{line}</li>;
  return (
    <li>
      <button
        type="button"
        className={styles.person}
        title={t('room:follow', { name: person.name })}
        onClick={() => onFollow(person)}
      >
        {line}
      </button>
    </li>
  );
}

/** "paragraph 12, English"; null for somebody who has not been in the text yet. */
function usePlaceOf({ language, part }: Person, doc: Y.Doc | null): string | null {
  const { t } = useTranslation(['room', 'drafting']);
  if (language === null || part === null || doc === null) return null;
  const name = partName(t, numbersOfParts(doc, language).get(part), language);
  return t('room:placeIn', { part: name, language: t(`drafting:language-${language}`) });
}

/** First letters of the first and the last word; enough to tell a few people apart. */
function initialsOf(name: string): string {
  const words = name.split(/[\s(),]+/).filter((word) => /\p{L}/u.test(word));
  const first = words.at(0);
  // Two letters of Devanagari with their vowels are wider than a face.
  const last = words.length > 1 && !/\p{Script=Devanagari}/u.test(name) ? words.at(-1) : undefined;
  return [first, last].map((word) => (word === undefined ? '' : firstLetter(word))).join('');
}

function firstLetter(word: string): string {
  const [cluster] = new Intl.Segmenter().segment(word);
  return cluster?.segment.toUpperCase() ?? '';
}
