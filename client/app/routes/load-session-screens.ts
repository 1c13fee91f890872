import { withFollowUpWords } from '#client/i18n/start-i18n.ts';

/** The screens of sessions, with their words. */
export async function loadSessionScreens() {
  return (await withFollowUpWords(import('./session-screens.ts'))).sessionScreens;
}
