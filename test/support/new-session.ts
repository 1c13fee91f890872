import type { NewSession } from '#shared/sessions/session-keeping.ts';

/** A session as a secretary would announce it; what matters to a test is given. */
export function newSession(known: Record<string, unknown> = {}): Record<keyof NewSession, unknown> {
  return {
    number: 12,
    place: { en: 'Moscow', ru: 'Москва', hi: 'मॉस्को' },
    startsOn: '2026-03-04',
    endsOn: '2026-03-05',
    coChairs: [
      {
        side: 'in',
        name: { en: 'Secretary, DPIIT', ru: 'Секретарь ДПИИТ', hi: 'सचिव, डीपीआईआईटी' },
      },
      {
        side: 'ru',
        name: { en: 'Deputy Minister', ru: 'заместитель Министра', hi: 'उप मंत्री' },
      },
    ],
    subGroups: [],
    ...known,
  };
}
