import { parts as english } from '#shared/i18n/messages/en/parts.ts';
import { tools as englishTools } from '#shared/i18n/messages/en/tools.ts';
import { parts as hindi } from '#shared/i18n/messages/hi/parts.ts';
import { tools as hindiTools } from '#shared/i18n/messages/hi/tools.ts';
import { parts as russian } from '#shared/i18n/messages/ru/parts.ts';
import { tools as russianTools } from '#shared/i18n/messages/ru/tools.ts';

/** What a tool of the room is called in every language: somebody may look for it in another one than the screen's. */
export function namesOfTools(key: keyof typeof english | 'find'): string[] {
  if (key === 'find') return [englishTools.find, russianTools.find, hindiTools.find];
  return [english[key], russian[key], hindi[key]];
}
