import { withFollowUpWords } from '#client/i18n/start-i18n.ts';

/** The screens of logging in, accounts and members, with their words. */
export async function loadPeopleScreens() {
  return (await withFollowUpWords(import('./people-screens.ts'))).peopleScreens;
}
