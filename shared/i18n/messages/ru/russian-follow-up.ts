import { account } from './account.ts';
import { actionForm } from './action-form.ts';
import { actions } from './actions.ts';
import { administration } from './administration.ts';
import { audit } from './audit.ts';
import { charts } from './charts.ts';
import { commands } from './commands.ts';
import { desk } from './desk.ts';
import { due } from './due.ts';
import { indicators } from './indicators.ts';
import { initiatives } from './initiatives.ts';
import { login } from './login.ts';
import { members } from './members.ts';
import { notes } from './notes.ts';
import { register } from './register.ts';
import { sessionPage } from './session-page.ts';

/** The words of the register and what belongs to it, and of logging in, in this language: no part of a text's first load. */
export const russianFollowUp = {
  account,
  actionForm,
  actions,
  administration,
  audit,
  charts,
  commands,
  desk,
  due,
  indicators,
  initiatives,
  login,
  members,
  notes,
  register,
  sessionPage,
};
