import type { palette as english } from '#shared/i18n/messages/en/palette.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const palette = {
  title: 'Команды',
  placeholder: 'Документ, пункт, команда…',
  failed: 'Не удалось загрузить список команд. Проверьте соединение и повторите.',
  'show-en': 'Показать английский текст',
  'show-ru': 'Показать русский текст',
  'show-hi': 'Показать текст на хинди',
  'show-both': 'Показать тексты рядом',
  leave: 'Выйти',
} satisfies RussianWords<typeof english>;
