import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionStatus } from '#shared/actions/action-status.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { DigestReason } from '#shared/notifications/digest.ts';
import { DueWindow, Facet } from './register-view.ts';
import type { RegisterScene } from './register-scene.ts';

/** What the values of each facet are called in the language of the interface. */
export function useTitles({
  names,
  looks,
}: Pick<RegisterScene, 'names' | 'looks'>): (facet: Facet, value: string) => string {
  const { t } = useTranslation(['register', 'actions', 'due']);
  return useCallback(
    (facet, value) => {
      const { locale } = names;
      const nameIn = (things: RegisterScene['names']['sectors']): string =>
        things.find(({ id }) => id === value)?.name[locale] ?? value;
      switch (facet) {
        case Facet.session: {
          const session = names.sessions.find(({ id }) => id === value);
          return session === undefined ? value : t('register:session', { number: session.number });
        }
        case Facet.side:
          return looks.get(value)?.name ?? value;
        case Facet.body:
          if (value === '') return t('register:without-body');
          return names.bodies.find(({ id }) => id === value)?.short[locale] ?? value;
        case Facet.sector:
          return value === '' ? t('register:without-sector') : nameIn(names.sectors);
        case Facet.subGroup:
          return value === '' ? t('register:without-subGroup') : nameIn(names.subGroups);
        case Facet.initiative:
          return value === '' ? t('register:without-initiative') : nameIn(names.initiatives);
        case Facet.status: {
          const status = Object.values(ActionStatus).find((each) => each === value);
          return status === undefined ? value : t(`actions:status-${status}`);
        }
        case Facet.due: {
          const window = Object.values(DueWindow).find((each) => each === value);
          return window === undefined ? value : t(`register:window-${window}`);
        }
        case Facet.waits: {
          const reason = Object.values(DigestReason).find((each) => each === value);
          return reason === undefined ? value : t(`due:reason-${reason}`);
        }
        default:
          return exhaustive(facet);
      }
    },
    [names, looks, t],
  );
}
