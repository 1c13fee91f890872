import type { LocalizedName } from '#shared/sides/localized-name.ts';

type SeededSubGroup = { id: string; name: LocalizedName; validFrom: string; validTo: string | null };

/** Which sub-groups there were is of the public record; the days of their periods are invented. */
export const demoSubGroups: readonly SeededSubGroup[] = [
  {
    id: 'modernization',
    name: { en: 'Sub-Group on Modernization', ru: 'Подгруппа по модернизации', hi: 'आधुनिकीकरण उप-समूह' },
    validFrom: '2016-01-01',
    validTo: null,
  },
  {
    id: 'mining',
    name: {
      en: 'Sub-Group on Mining',
      ru: 'Подгруппа по горнодобывающей промышленности',
      hi: 'खनन उप-समूह',
    },
    validFrom: '2016-01-01',
    validTo: null,
  },
  {
    id: 'fertilizers',
    name: { en: 'Sub-Group on Fertilizers', ru: 'Подгруппа по минеральным удобрениям', hi: 'उर्वरक उप-समूह' },
    validFrom: '2016-01-01',
    validTo: null,
  },
  {
    id: 'civil-aviation',
    name: {
      en: 'Sub-Group on Civil Aviation',
      ru: 'Подгруппа по гражданской авиации',
      hi: 'नागर विमानन उप-समूह',
    },
    validFrom: '2016-01-01',
    validTo: '2022-12-22',
  },
  {
    id: 'railway-transport',
    name: {
      en: 'Sub-Group on Railway Transport',
      ru: 'Подгруппа по железнодорожному транспорту',
      hi: 'रेल परिवहन उप-समूह',
    },
    validFrom: '2025-01-01',
    validTo: null,
  },
];
