import { access } from './access.ts';
import { actions } from './actions.ts';
import { auth } from './auth.ts';
import { charts } from './charts.ts';
import { comments } from './comments.ts';
import { common } from './common.ts';
import { desk } from './desk.ts';
import { documents } from './documents.ts';
import { drafting } from './drafting.ts';
import { due } from './due.ts';
import { errors } from './errors.ts';
import { home } from './home.ts';
import { indicators } from './indicators.ts';
import { initiatives } from './initiatives.ts';
import { navigation } from './navigation.ts';
import { offline } from './offline.ts';
import { palette } from './palette.ts';
import { parts } from './parts.ts';
import { register } from './register.ts';
import { room } from './room.ts';
import { sessions } from './sessions.ts';
import { sync } from './sync.ts';
import { textActions } from './text-actions.ts';
import { tools } from './tools.ts';

/** Every word of the interface in this language, one catalogue a domain. */
export const hindi = {
  access,
  actions,
  auth,
  charts,
  comments,
  common,
  desk,
  documents,
  drafting,
  due,
  errors,
  home,
  indicators,
  initiatives,
  navigation,
  offline,
  palette,
  parts,
  register,
  room,
  sessions,
  sync,
  textActions,
  tools,
};
