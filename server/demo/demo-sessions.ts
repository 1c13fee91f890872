// Numbers, days, places and offices are of the public record; what it does not tell is null. The 12th session's place
// is an assumption of the demonstration.
import { SessionStage } from '#shared/sessions/session.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import { DemoScenario } from '#server/config.ts';

export type SeededSession = {
  id: string;
  number: number;
  stage: SessionStage;
  place: LocalizedName | null;
  day: string | null;
  coChairs: Readonly<Record<string, LocalizedName>>;
  subGroups: readonly string[];
};

const newDelhi: LocalizedName = { en: 'New Delhi', ru: 'Нью-Дели', hi: 'नई दिल्ली' };

const deputyMinister: LocalizedName = {
  en: 'Deputy Minister of Industry and Trade',
  ru: 'заместитель Министра промышленности и торговли',
  hi: 'उद्योग और व्यापार उप मंत्री',
};
const secretaryOfDpiit: LocalizedName = {
  en: 'Secretary, Department for Promotion of Industry and Internal Trade',
  ru: 'Секретарь Департамента содействия развитию промышленности и внутренней торговли',
  hi: 'सचिव, उद्योग संवर्धन और आंतरिक व्यापार विभाग',
};
const secretaryOfDipp: LocalizedName = {
  en: 'Secretary, Department of Industrial Policy and Promotion',
  ru: 'Секретарь Департамента промышленной политики и содействия',
  hi: 'सचिव, औद्योगिक नीति और संवर्धन विभाग',
};

const coChairs = { in: secretaryOfDpiit, ru: deputyMinister };
const threeSubGroups = ['modernization', 'mining', 'fertilizers'];

/** The 5th to the 12th session of the Working Group; after the 11th, that one is over. */
export function demoSessions(scenario: DemoScenario): readonly SeededSession[] {
  if (scenario === DemoScenario.drafting) return sessions;
  return sessions.map((session) =>
    session.number === 11 ? { ...session, stage: SessionStage.sealed } : session,
  );
}

const sessions: readonly SeededSession[] = [
  {
    ...unrecorded(5),
    place: newDelhi,
    day: '2016-08-18',
    coChairs: { in: secretaryOfDipp, ru: deputyMinister },
    subGroups: [...threeSubGroups, 'civil-aviation'],
  },
  unrecorded(6),
  unrecorded(7),
  unrecorded(8),
  { ...unrecorded(9), place: newDelhi, day: '2022-12-23', coChairs, subGroups: threeSubGroups },
  { ...unrecorded(10), day: '2024-10-15', coChairs },
  {
    ...unrecorded(11),
    stage: SessionStage.drafting,
    place: {
      en: 'New Delhi, Vanijya Bhawan',
      ru: 'Нью-Дели, Ваниджья Бхаван',
      hi: 'नई दिल्ली, वाणिज्य भवन',
    },
    day: '2025-08-06',
    coChairs,
    subGroups: [...threeSubGroups, 'railway-transport'],
  },
  {
    ...unrecorded(12),
    stage: SessionStage.preparing,
    place: { en: 'Moscow', ru: 'Москва', hi: 'मॉस्को' },
  },
];

function unrecorded(number: number): SeededSession {
  return {
    id: `session-${number}`,
    number,
    stage: SessionStage.sealed,
    place: null,
    day: null,
    coChairs: {},
    subGroups: [],
  };
}
