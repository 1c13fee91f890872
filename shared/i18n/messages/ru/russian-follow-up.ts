import { actionForm } from './action-form.ts';
import { actions } from './actions.ts';
import { charts } from './charts.ts';
import { desk } from './desk.ts';
import { due } from './due.ts';
import { indicators } from './indicators.ts';
import { initiatives } from './initiatives.ts';
import { register } from './register.ts';

/** The words of the register and what belongs to it in this language: no part of a text's first load. */
export const russianFollowUp = {
  actionForm,
  actions,
  charts,
  desk,
  due,
  indicators,
  initiatives,
  register,
};
