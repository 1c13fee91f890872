import { palette as english } from '#shared/i18n/messages/en/palette.ts';
import { palette as hindi } from '#shared/i18n/messages/hi/palette.ts';
import { palette as russian } from '#shared/i18n/messages/ru/palette.ts';

/** What a command is called in every language: somebody may look for it in another one than the screen's. */
export function namesInAllLanguages(key: keyof typeof english): string[] {
  return [english[key], russian[key], hindi[key]].map((name) => name.replace(/\{\{\w+\}\}/g, ''));
}
