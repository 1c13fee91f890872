import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Desk } from '#client/actions/action/desk.ts';
import { bodiesQuery } from '#client/sides/bodies-queries.ts';
import { calendarsQuery, initiativeNamesQuery } from '#client/actions/action-queries.ts';
import { meQuery } from '#client/auth/auth-queries.ts';
import { documentsQuery } from '#client/drafting/documents-queries.ts';
import { inReadersOrder } from '#client/drafting/language-view.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import { useSideLooks } from './use-side-looks.ts';
import { useSidesInOrder } from './use-sides-in-order.ts';

/** Who sits at the desk, and every name that actions refer to, each from its owner. */
export function useDeskOfMember(): Desk {
  const locale = useLocale();
  const looks = useSideLooks();
  const inOrder = useSidesInOrder();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const { data: documents } = useSuspenseQuery(documentsQuery);
  const { data: bodies } = useSuspenseQuery(bodiesQuery);
  const { data: calendars } = useSuspenseQuery(calendarsQuery);
  const { data: named } = useSuspenseQuery(initiativeNamesQuery);
  return useMemo(() => {
    const { id: member, side } = me.member;
    const sides = inOrder.flatMap(({ id }) => {
      const look = looks.get(id);
      return look === undefined ? [] : [{ id, ...look }];
    });
    return {
      member,
      side,
      today: me.businessDate,
      languages: inReadersOrder(me.languages, locale),
      sides,
      sessions,
      documents,
      bodies,
      calendars,
      ...named,
      subGroups: workspace.subGroups,
    };
  }, [me, workspace, inOrder, sessions, documents, bodies, calendars, named, looks, locale]);
}
