import type { ActionsTables } from './tables/actions-tables.ts';
import type { AuditTables } from './tables/audit-tables.ts';
import type { BodyTables } from './tables/body-tables.ts';
import type { DigestTables } from './tables/digest-tables.ts';
import type { DocumentTables } from './tables/document-tables.ts';
import type { InitiativesTables } from './tables/initiatives-tables.ts';
import type { LoginTables } from './tables/login-tables.ts';
import type { MemberTables } from './tables/member-tables.ts';
import type { MentionTables } from './tables/mention-tables.ts';
import type { SessionTables } from './tables/session-tables.ts';
import type { TextTables } from './tables/text-tables.ts';

/** All tables, for Kysely. */
export type Schema = TextTables &
  LoginTables &
  MemberTables &
  BodyTables &
  SessionTables &
  DocumentTables &
  AuditTables &
  InitiativesTables &
  ActionsTables &
  DigestTables &
  MentionTables;
