import { commands as english } from '#shared/i18n/messages/en/commands.ts';
import { commands as hindi } from '#shared/i18n/messages/hi/commands.ts';
import { commands as russian } from '#shared/i18n/messages/ru/commands.ts';

/** What a command is called in every language: somebody may look for it in another one than the screen's. */
export function namesInAllLanguages(key: keyof typeof english): string[] {
  return [english[key], russian[key], hindi[key]].map((name) => name.replace(/\{\{\w+\}\}/g, ''));
}
