import { Hono } from 'hono';
import { actionRecordRoutes } from './actions/action-record-routes.ts';
import { actionRoutes } from './actions/action-routes.ts';
import { changeRoutes } from './actions/change-routes.ts';
import { evidenceRoutes } from './actions/evidence-routes.ts';
import { initiativePageRoutes } from './actions/initiative-page-routes.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { accountRoutes } from './auth/account-routes.ts';
import { loginRoutes } from './auth/login-routes.ts';
import { logoutRoutes } from './auth/logout-routes.ts';
import { singleSignOnRoutes } from './auth/single-sign-on-routes.ts';
import { demoRoutes } from './demo/demo-routes.ts';
import { actionInTextRoutes } from './drafting/action-in-text-routes.ts';
import { documentMakingRoutes } from './drafting/document-making-routes.ts';
import { documentMemberRoutes } from './drafting/document-member-routes.ts';
import { documentRoutes } from './drafting/document-routes.ts';
import { notesRoutes } from './drafting/notes-routes.ts';
import { partCommandRoutes } from './drafting/part-command-routes.ts';
import { sessionOpeningRoutes } from './drafting/session-opening-routes.ts';
import { healthRoutes } from './http/health-routes.ts';
import type { RequestEnv } from './http/request-context.ts';
import { initiativeRoutes } from './initiatives/initiative-routes.ts';
import { digestRoutes } from './notifications/digest-routes.ts';
import { sessionRoutes } from './sessions/session-routes.ts';
import { bodyRoutes } from './sides/body-routes.ts';
import { calendarRoutes } from './sides/calendar-routes.ts';
import { invitationRoutes } from './sides/invitation-routes.ts';
import { memberRoutes } from './sides/member-routes.ts';
import { sideSettingRoutes } from './sides/settings/side-setting-routes.ts';
import { sideRoutes } from './sides/side-routes.ts';
import { subGroupRoutes } from './sides/sub-groups/sub-group-routes.ts';

export type ApiParts = Parameters<typeof healthRoutes>[0] &
  Parameters<typeof logoutRoutes>[0] &
  Parameters<typeof loginRoutes>[0] &
  Parameters<typeof singleSignOnRoutes>[0] &
  Parameters<typeof accountRoutes>[0] &
  Parameters<typeof demoRoutes>[0] &
  Parameters<typeof invitationRoutes>[0] &
  Parameters<typeof memberRoutes>[0] &
  Parameters<typeof sideRoutes>[0] &
  Parameters<typeof sideSettingRoutes>[0] &
  Parameters<typeof subGroupRoutes>[0] &
  Parameters<typeof bodyRoutes>[0] &
  Parameters<typeof calendarRoutes>[0] &
  Parameters<typeof auditRoutes>[0] &
  Parameters<typeof sessionRoutes>[0] &
  Parameters<typeof initiativeRoutes>[0] &
  Parameters<typeof initiativePageRoutes>[0] &
  Parameters<typeof changeRoutes>[0] &
  Parameters<typeof actionRecordRoutes>[0] &
  Parameters<typeof actionRoutes>[0] &
  Parameters<typeof evidenceRoutes>[0] &
  Parameters<typeof digestRoutes>[0] &
  Parameters<typeof actionInTextRoutes>[0] &
  Parameters<typeof documentMakingRoutes>[0] &
  Parameters<typeof documentMemberRoutes>[0] &
  Parameters<typeof sessionOpeningRoutes>[0] &
  Parameters<typeof partCommandRoutes>[0] &
  Parameters<typeof notesRoutes>[0] &
  Parameters<typeof documentRoutes>[0];

/** All routes below `/api`, chained so that the client's calls are typed by them. */
export function createApi(parts: ApiParts) {
  return new Hono<RequestEnv>()
    .basePath('/api')
    .route('/', healthRoutes(parts))
    .route('/', logoutRoutes(parts))
    .route('/', loginRoutes(parts))
    .route('/', singleSignOnRoutes(parts))
    .route('/', accountRoutes(parts))
    .route('/', demoRoutes(parts))
    .route('/', invitationRoutes(parts))
    .route('/', memberRoutes(parts))
    .route('/', sideRoutes(parts))
    .route('/', sideSettingRoutes(parts))
    .route('/', subGroupRoutes(parts))
    .route('/', bodyRoutes(parts))
    .route('/', calendarRoutes(parts))
    .route('/', auditRoutes(parts))
    .route('/', sessionRoutes(parts))
    .route('/', initiativeRoutes(parts))
    .route('/', initiativePageRoutes(parts))
    .route('/', changeRoutes(parts))
    .route('/', actionRecordRoutes(parts))
    .route('/', actionRoutes(parts))
    .route('/', evidenceRoutes(parts))
    .route('/', digestRoutes(parts))
    .route('/', actionInTextRoutes(parts))
    .route('/', documentMakingRoutes(parts))
    .route('/', documentMemberRoutes(parts))
    .route('/', sessionOpeningRoutes(parts))
    .route('/', partCommandRoutes(parts))
    .route('/', notesRoutes(parts))
    .route('/', documentRoutes(parts));
}

/** All that the client may see of the server. */
export type Api = ReturnType<typeof createApi>;
