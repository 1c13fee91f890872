import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#client/sync/presence.ts';
import { othersOf, peopleNews, type PeopleNews } from './people-news.ts';
import styles from './people-announcer.module.css';

/** Seldom enough not to talk into what is being read; a reconnect within this time is no news at all. */
const ANNOUNCE_EVERY_MS = 6000;

/** Tells a screen reader, politely and seldom, who came and who left. The first list is not news. */
export function PeopleAnnouncer({ people, synced }: { people: readonly Person[]; synced: boolean }) {
  const { t } = useTranslation('room');
  const [words, setWords] = useState('');
  const latest = useRef(people);
  const told = useRef<ReturnType<typeof othersOf> | null>(null);
  useEffect(() => {
    latest.current = people;
  });
  useEffect(() => {
    if (!synced) return undefined;
    const timer = setInterval(() => {
      const now = othersOf(latest.current);
      const before = told.current ?? now;
      told.current = now;
      const news = newsWords(t, peopleNews(before, now));
      if (news !== '') setWords(news);
    }, ANNOUNCE_EVERY_MS);
    return () => clearInterval(timer);
  }, [synced, t]);
  return <output className={styles.spoken}>{words}</output>;
}

function newsWords(t: TFunction<'room'>, { came, left }: PeopleNews): string {
  const [first = ''] = came;
  const [gone = ''] = left;
  const arrivals =
    came.length > 1 ? t('cameMany', { count: came.length }) : first && t('came', { name: first });
  const leaves = left.length > 1 ? t('leftMany', { count: left.length }) : gone && t('left', { name: gone });
  return [arrivals, leaves].filter(Boolean).join(' ');
}
