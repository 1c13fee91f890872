import type { Migration } from 'kysely/migration';
import { texts } from './0001-texts.ts';
import { logins } from './0002-logins.ts';
import { members } from './0003-members.ts';
import { documents } from './0004-documents.ts';
import { audit } from './0005-audit.ts';
import { documentLife } from './0006-document-life.ts';
import { bodies } from './0007-bodies.ts';
import { initiatives } from './0008-initiatives.ts';
import { actions } from './0009-actions.ts';
import { digests } from './0010-digests.ts';
import { mentions } from './0011-mentions.ts';
import { memberLocales } from './0012-member-locales.ts';
import { loginMethods } from './0020-login-methods.ts';
import { invitations } from './0021-invitations.ts';
import { subGroupLife } from './0030-sub-group-life.ts';
import { sideOrder } from './0031-side-order.ts';
import { delegations } from './0032-delegations.ts';
import { auditChain } from './0035-audit-chain.ts';
import { toldRows } from './0036-told-rows.ts';
import { toldMentions } from './0037-told-mentions.ts';

/** In order. A migration that has landed is never changed. */
export const migrationList: Record<string, Migration> = {
  '0001-texts': texts,
  '0002-logins': logins,
  '0003-members': members,
  '0004-documents': documents,
  '0005-audit': audit,
  '0006-document-life': documentLife,
  '0007-bodies': bodies,
  '0008-initiatives': initiatives,
  '0009-actions': actions,
  '0010-digests': digests,
  '0011-mentions': mentions,
  '0012-member-locales': memberLocales,
  '0020-login-methods': loginMethods,
  '0021-invitations': invitations,
  '0030-sub-group-life': subGroupLife,
  '0031-side-order': sideOrder,
  '0032-delegations': delegations,
  '0035-audit-chain': auditChain,
  '0036-told-rows': toldRows,
  '0037-told-mentions': toldMentions,
};
