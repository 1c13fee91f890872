import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  useRouter,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { z } from 'zod/mini';
import { registerSearchSchema } from '#client/actions/register/register-search.ts';
import { meQuery } from '#client/auth/auth-queries.ts';
import { documentQuery, documentsQuery, drawnTextQuery } from '#client/drafting/documents-queries.ts';
import { withFollowUpWords } from '#client/i18n/start-i18n.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import { AppError } from '#shared/core/app-error.ts';
import { OWN_ADDRESS } from '#shared/auth/own-address.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { finishLeaving, isLeaving } from './offline/pending-logout.ts';
import { DocumentSkeleton } from './routes/document-skeleton.tsx';
import { HomeSkeleton } from './routes/home-skeleton.tsx';
import { loadAdministration, loadPeopleScreens } from './routes/load-people-screens.ts';
import { loadSessionScreens } from './routes/load-session-screens.ts';
import { RecordSkeleton } from './routes/record-skeleton.tsx';
import { RegisterSkeleton } from './routes/register-skeleton.tsx';
import { SignedInRoute } from './routes/signed-in-route.tsx';

type RouterContext = { queryClient: QueryClient };

const rootRoute = createRootRouteWithContext<RouterContext>()({
  errorComponent: FailedRoute,
  notFoundComponent: NotFoundPage,
});

/** Trying again asks the server again; drawing the same failure anew would help nobody. */
function FailedRoute({ error }: ErrorComponentProps) {
  const router = useRouter();
  return <ErrorPage error={error} retry={() => void router.invalidate()} />;
}

const ownAddress = z.catch(z.optional(z.string().check(z.regex(OWN_ADDRESS))), undefined);

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  // Only an address of our own: the way on after a login never leads elsewhere.
  validateSearch: z.object({
    to: ownAddress,
    // Why single sign-on brought somebody back without a login.
    failed: z.catch(z.optional(z.enum(['unknown-person', 'single-sign-on'])), undefined),
  }),
  beforeLoad: () => void finishLeaving(),
  component: lazyRouteComponent(() => import('./routes/login-route.tsx'), 'LoginRoute'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyRouteComponent(loadPeopleScreens, 'InvitationRoute'),
});

const newPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/new-password',
  component: lazyRouteComponent(loadPeopleScreens, 'NewPasswordRoute'),
});

const secondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/second-factor',
  validateSearch: z.object({ to: ownAddress }),
  component: lazyRouteComponent(loadPeopleScreens, 'SecondFactorRoute'),
});

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    if (isLeaving() && !(await finishLeaving())) throw redirect({ to: '/login' });
    try {
      const me = context.queryClient.ensureQueryData(meQuery);
      askForText(context.queryClient, location.pathname);
      await Promise.all([me, context.queryClient.ensureQueryData(sidesQuery)]);
    } catch (error) {
      const code = error instanceof AppError ? error.code : null;
      const search = { to: location.href };
      if (code === ErrorCode.secondFactorRequired) throw redirect({ to: '/second-factor', search });
      if (code === ErrorCode.loginRequired) throw redirect({ to: '/login', search });
      throw error;
    }
  },
  component: SignedInRoute,
});

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  // The form that opens the next session stands open.
  validateSearch: z.object({ opening: z.catch(z.optional(z.literal(true)), undefined) }),
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(sessionsQuery),
      context.queryClient.ensureQueryData(documentsQuery),
    ]),
  pendingComponent: HomeSkeleton,
  component: lazyRouteComponent(() => import('./routes/home-route.tsx'), 'HomeRoute'),
});

/** A text's own questions go out right behind the one who is asking, not after its answer. */
function askForText(queryClient: QueryClient, pathname: string): void {
  const documentId = /^\/documents\/([a-z0-9-]+)$/.exec(pathname)?.[1];
  if (documentId === undefined) return;
  void queryClient.prefetchQuery(documentQuery(documentId));
  void queryClient.prefetchQuery(drawnTextQuery(documentId));
  void queryClient.prefetchQuery(sessionsQuery);
}

/** Which languages of a text are shown: one, or two side by side. */
const languageView = z.enum({ ...TextLanguage, both: 'both' } as const);

const documentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/documents/$documentId',
  validateSearch: z.object({ lang: z.catch(z.optional(languageView), undefined) }),
  loader: ({ context, params }) =>
    Promise.all([
      context.queryClient.ensureQueryData(documentQuery(params.documentId)),
      context.queryClient.ensureQueryData(sessionsQuery),
    ]),
  pendingComponent: DocumentSkeleton,
  component: lazyRouteComponent(() => import('./routes/document-route.tsx'), 'DocumentRoute'),
});

const initiativeLoaders = async () => (await import('./routes/initiative-loaders.ts')).initiativeLoaders;

const initiativesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/initiatives',
  loader: async ({ context }) => (await initiativeLoaders()).initiatives(context.queryClient),
  pendingComponent: RecordSkeleton,
  component: lazyRouteComponent(
    () => withFollowUpWords(import('./routes/initiatives-route.tsx')),
    'InitiativesRoute',
  ),
});

const initiativeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/initiatives/$initiativeId',
  loader: async ({ context, params }) =>
    (await initiativeLoaders()).initiative(context.queryClient, params.initiativeId),
  pendingComponent: RecordSkeleton,
  component: lazyRouteComponent(
    () => withFollowUpWords(import('./routes/initiative-route.tsx')),
    'InitiativeRoute',
  ),
});

const sectorsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sectors',
  loader: async ({ context }) => (await initiativeLoaders()).sectors(context.queryClient),
  pendingComponent: RecordSkeleton,
  component: lazyRouteComponent(
    () => withFollowUpWords(import('./routes/sectors-route.tsx')),
    'SectorsRoute',
  ),
});

const indicatorsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/indicators',
  loader: async ({ context }) => (await initiativeLoaders()).indicators(context.queryClient),
  pendingComponent: RecordSkeleton,
  component: lazyRouteComponent(
    () => withFollowUpWords(import('./routes/indicators-route.tsx')),
    'IndicatorsRoute',
  ),
});

const chartsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/actions/charts',
  loader: async ({ context }) => (await initiativeLoaders()).charts(context.queryClient),
  pendingComponent: RecordSkeleton,
  component: lazyRouteComponent(() => withFollowUpWords(import('./routes/charts-route.tsx')), 'ChartsRoute'),
});

const actionLoaders = async () => (await import('./routes/action-loaders.ts')).actionLoaders;

const actionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/actions',
  validateSearch: registerSearchSchema,
  // The schemas of the register are no part of a text's first load.
  loader: async ({ context }) => (await actionLoaders()).register(context.queryClient),
  pendingComponent: RegisterSkeleton,
  component: lazyRouteComponent(
    () => withFollowUpWords(import('./routes/actions-route.tsx')),
    'ActionsRoute',
  ),
});

const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/account',
  pendingComponent: RecordSkeleton,
  loader: async ({ context }) => (await loadPeopleScreens()).loaders.account(context.queryClient),
  component: lazyRouteComponent(loadPeopleScreens, 'AccountRoute'),
});

const administered = (data: 'members' | 'subGroups' | 'sides') => ({
  getParentRoute: () => signedInRoute,
  pendingComponent: RecordSkeleton,
  loader: async ({ context }: { context: RouterContext }) =>
    (await loadAdministration()).loaders[data](context.queryClient),
});

const membersRoute = createRoute({
  path: '/members',
  ...administered('members'),
  component: lazyRouteComponent(loadAdministration, 'MembersRoute'),
});

const subGroupsRoute = createRoute({
  path: '/sub-groups',
  ...administered('subGroups'),
  component: lazyRouteComponent(loadAdministration, 'SubGroupsRoute'),
});

const sidesRoute = createRoute({
  path: '/sides',
  ...administered('sides'),
  component: lazyRouteComponent(loadAdministration, 'SidesRoute'),
});

const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit',
  pendingComponent: RecordSkeleton,
  component: lazyRouteComponent(loadPeopleScreens, 'AuditRoute'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sessions',
  // The form that announces a session stands open.
  validateSearch: z.object({ announcing: z.catch(z.optional(z.literal(true)), undefined) }),
  pendingComponent: RecordSkeleton,
  loader: async ({ context }) => (await loadSessionScreens()).loaders.sessions(context.queryClient),
  component: lazyRouteComponent(loadSessionScreens, 'SessionsRoute'),
});

const sessionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sessions/$number',
  pendingComponent: RecordSkeleton,
  loader: async ({ context, params }) =>
    (await loadSessionScreens()).loaders.session(context.queryClient, params.number),
  component: lazyRouteComponent(loadSessionScreens, 'SessionRoute'),
});

const actionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/actions/$actionId',
  loader: async ({ context, params }) => (await actionLoaders()).action(context.queryClient, params.actionId),
  pendingComponent: RecordSkeleton,
  component: lazyRouteComponent(() => withFollowUpWords(import('./routes/action-route.tsx')), 'ActionRoute'),
});

const reviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/actions/review',
  // Which actions, `c-01,c-02`, and at which one; without them the review that was interrupted, else all unfinished.
  validateSearch: z.object({
    ids: z.catch(z.optional(z.string()), undefined),
    at: z.catch(z.optional(z.string()), undefined),
  }),
  loader: async ({ context }) => (await actionLoaders()).review(context.queryClient),
  pendingComponent: RecordSkeleton,
  component: lazyRouteComponent(() => withFollowUpWords(import('./routes/review-route.tsx')), 'ReviewRoute'),
});

const routeTree = rootRoute.addChildren([
  loginRoute,
  invitationRoute,
  newPasswordRoute,
  secondFactorRoute,
  signedInRoute.addChildren([
    homeRoute,
    documentRoute,
    sessionsRoute,
    sessionRoute,
    actionsRoute,
    reviewRoute,
    actionRoute,
    initiativesRoute,
    initiativeRoute,
    sectorsRoute,
    indicatorsRoute,
    chartsRoute,
    accountRoute,
    membersRoute,
    auditRoute,
    subGroupsRoute,
    sidesRoute,
  ]),
]);

/** The addresses of the product. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: false,
    // Who waits sees at once where things will be; they come without a jump, so that the skeleton need not stay.
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
