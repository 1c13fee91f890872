import { access } from './access.ts';
import { actions } from './actions.ts';
import { auth } from './auth.ts';
import { comments } from './comments.ts';
import { common } from './common.ts';
import { documents } from './documents.ts';
import { drafting } from './drafting.ts';
import { errors } from './errors.ts';
import { home } from './home.ts';
import { offline } from './offline.ts';
import { palette } from './palette.ts';
import { parts } from './parts.ts';
import { room } from './room.ts';
import { sessions } from './sessions.ts';
import { sync } from './sync.ts';
import { textActions } from './text-actions.ts';
import { tools } from './tools.ts';

/** Every word of the interface in this language, one catalogue a domain. */
export const russian = {
  access,
  actions,
  auth,
  comments,
  common,
  documents,
  drafting,
  errors,
  home,
  offline,
  palette,
  parts,
  room,
  sessions,
  sync,
  textActions,
  tools,
};
