import { withFollowUpWords } from '#client/i18n/start-i18n.ts';

/** The screens of logging in and accounts, with their words. */
export async function loadPeopleScreens() {
  return (await withFollowUpWords(import('./people-screens.ts'))).peopleScreens;
}

/** Members, sub-groups and Sides, for those who look after them. */
export async function loadAdministration() {
  return (await (await loadPeopleScreens()).administration()).administrationScreens;
}
