import { access } from './access.ts';
import { auth } from './auth.ts';
import { comments } from './comments.ts';
import { common } from './common.ts';
import { documents } from './documents.ts';
import { drafting } from './drafting.ts';
import { errors } from './errors.ts';
import { home } from './home.ts';
import { navigation } from './navigation.ts';
import { offline } from './offline.ts';
import { palette } from './palette.ts';
import { parts } from './parts.ts';
import { room } from './room.ts';
import { sessions } from './sessions.ts';
import { sync } from './sync.ts';
import { textActions } from './text-actions.ts';
import { tools } from './tools.ts';

/** The words of the first screens in this language, one catalogue a domain; the others stand in the catalogue of the follow-up. */
export const hindi = {
  access,
  auth,
  comments,
  common,
  documents,
  drafting,
  errors,
  home,
  navigation,
  offline,
  palette,
  parts,
  room,
  sessions,
  sync,
  textActions,
  tools,
};
