import { Popover, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Person } from '#client/sync/presence.ts';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import styles from './people-here.module.css';
import type { SideLookOf } from './side-look-of.ts';

const SHOWN = 3; // of each Side; more than that is a number, not a face

/** Who has the text open now, with Side; pressed, it lists everybody. */
export function PeopleHere({ people, lookOf }: { people: readonly Person[]; lookOf: SideLookOf }) {
  const { t } = useTranslation('drafting');
  // Alone with oneself there is nobody to name.
  if (people.length < 2) return null;
  const sides = [...new Set(people.map(({ side }) => side))];
  return (
    <Popover position="bottom-end" shadow="md" withinPortal trapFocus={false}>
      <Popover.Target>
        <UnstyledButton className={styles.here} aria-label={t('here', { count: people.length })}>
          {sides.map((side) => (
            <SideFaces
              key={side}
              people={people.filter((person) => person.side === side)}
              look={lookOf(side)}
            />
          ))}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <h2 className={styles.title}>{t('herePeople')}</h2>
        <ul className={styles.list}>
          {people.map((person) => (
            <PersonLine key={person.member} person={person} lookOf={lookOf} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
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

function PersonLine({ person, lookOf }: { person: Person; lookOf: SideLookOf }) {
  const { t } = useTranslation('drafting');
  const { letters, hue } = lookOf(person.side);
  const { language } = person;
  return (
    <li className={styles.person}>
      {letters !== '' && <ColourTag letters={letters} hue={hue} />}
      <span>
        {person.name}
        {person.isMe && <span className={styles.quiet}> ({t('you')})</span>}
        {!person.isMe && language !== null && (
          <span className={styles.quiet}> {t('hereIn', { language: t(`language-${language}`) })}</span>
        )}
      </span>
    </li>
  );
}

/** First letters of the first and the last word; enough to tell a few people apart. */
function initialsOf(name: string): string {
  const words = name.split(/[\s(),]+/).filter((word) => /\p{L}/u.test(word));
  const first = words.at(0);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last].map((word) => (word === undefined ? '' : firstLetter(word))).join('');
}

function firstLetter(word: string): string {
  const [cluster] = new Intl.Segmenter().segment(word);
  return cluster?.segment.toUpperCase() ?? '';
}
