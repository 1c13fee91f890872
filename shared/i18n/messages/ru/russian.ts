import { access } from './access.ts';
import { auth } from './auth.ts';
import { common } from './common.ts';
import { documents } from './documents.ts';
import { drafting } from './drafting.ts';
import { errors } from './errors.ts';
import { sessions } from './sessions.ts';
import { sync } from './sync.ts';

/** Every word of the interface in this language, one catalogue a domain. */
export const russian = { access, auth, common, documents, drafting, errors, sessions, sync };
