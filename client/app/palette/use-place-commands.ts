import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { currentSession } from '#shared/sessions/current-session.ts';
import { SessionStage } from '#shared/sessions/session.ts';
import { administrationPlaces } from '#client/app/routes/administration-places.ts';
import { CommandGroup, type Command } from './command.ts';
import { namesInAllLanguages } from './palette-names.ts';

type PlaceName =
  | 'goActions'
  | 'goActionsBoard'
  | 'goActionsTimeline'
  | 'goActionsMatrix'
  | 'goReview'
  | 'goInitiatives'
  | 'goSectors'
  | 'goIndicators'
  | 'goCharts'
  | 'goSessions'
  | 'announceSession'
  | 'openSession'
  | 'goMembers'
  | 'goSubGroups'
  | 'goSides';

/** The screens of what was decided, and the opening of the next session, each for those who may. */
export function usePlaceCommands(): readonly Command[] {
  const { t } = useTranslation(['commands', 'sessions']);
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const { data: sessions } = useQuery(sessionsQuery);
  const member = me?.member;
  return useMemo(() => {
    if (member === undefined) return [];
    const place = (name: PlaceName, go: () => Promise<void>): Command => ({
      id: name,
      group: CommandGroup.places,
      title: t(`commands:${name}`),
      alsoCalled: namesInAllLanguages(name),
      run: () => void go(),
    });
    const register = [
      place('goActions', () => router.navigate({ to: '/actions' })),
      ...(['board', 'timeline', 'matrix'] as const).map((view) =>
        place(nameOfView[view], () => router.navigate({ to: '/actions', search: { view } })),
      ),
    ];
    const review = [place('goReview', () => router.navigate({ to: '/actions/review' }))];
    const record = [
      place('goInitiatives', () => router.navigate({ to: '/initiatives' })),
      place('goSectors', () => router.navigate({ to: '/sectors' })),
      place('goIndicators', () => router.navigate({ to: '/indicators' })),
      place('goCharts', () => router.navigate({ to: '/actions/charts' })),
    ];
    const toSessions = place('goSessions', () => router.navigate({ to: '/sessions' }));
    const toEach = (sessions ?? []).map(({ number }): Command => ({
      id: `session-${number}`,
      group: CommandGroup.places,
      title: t('sessions:title', { count: number, ordinal: true }),
      isSearchOnly: true,
      run: () => void router.navigate({ to: '/sessions/$number', params: { number: String(number) } }),
    }));
    const announcing = [
      place('announceSession', () => router.navigate({ to: '/sessions', search: { announcing: true } })),
    ];
    const mayAnnounce = may(member, Verb.manageSessions, { type: 'workspace' });
    // The form itself stands on Home, where the session is.
    const opening = [place('openSession', () => router.navigate({ to: '/', search: { opening: true } }))];
    const administration = administrationPlaces(member).map((to) =>
      place(nameOfPlace[to], () => router.navigate({ to })),
    );
    const mayRead = may(member, Verb.read, { type: 'register' });
    const mayReview = may(member, Verb.runAction, { type: 'register' });
    const isPreparing = currentSession(sessions ?? [])?.stage === SessionStage.preparing;
    const mayOpen = isPreparing && may(member, Verb.openSession, { type: 'workspace' });
    return [
      ...(mayRead ? register : []),
      ...(mayReview ? review : []),
      ...(mayRead ? record : []),
      toSessions,
      ...toEach,
      ...(mayAnnounce ? announcing : []),
      ...(mayOpen ? opening : []),
      ...administration,
    ];
  }, [member, sessions, router, t]);
}

const nameOfPlace = {
  '/members': 'goMembers',
  '/sub-groups': 'goSubGroups',
  '/sides': 'goSides',
} as const;

const nameOfView = {
  board: 'goActionsBoard',
  timeline: 'goActionsTimeline',
  matrix: 'goActionsMatrix',
} as const;
