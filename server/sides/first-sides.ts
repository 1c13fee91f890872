import type { LocalizedName } from '#shared/sides/localized-name.ts';

export type FirstSide = { id: string; label: string; name: LocalizedName; timeZone: string };

/** The two Sides that a workspace begins with: data like any other, written once. */
export const firstSides: readonly FirstSide[] = [
  {
    id: 'in',
    label: 'IND',
    name: { en: 'Indian Side', ru: 'Индийская Сторона', hi: 'भारतीय पक्ष' },
    timeZone: 'Asia/Kolkata',
  },
  {
    id: 'ru',
    label: 'RUS',
    name: { en: 'Russian Side', ru: 'Российская Сторона', hi: 'रूसी पक्ष' },
    timeZone: 'Europe/Moscow',
  },
];
