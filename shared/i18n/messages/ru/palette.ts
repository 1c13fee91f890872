import type { palette as english } from '#shared/i18n/messages/en/palette.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const palette = {
  title: 'Команды',
  placeholder: 'Документ, пункт, команда…',
  nothing: 'Ничего не найдено.',
  failed: 'Не удалось загрузить список команд. Проверьте соединение и повторите.',
  'group-here': 'В этом месте',
  'group-documents': 'Документы',
  'group-parts': 'В этом тексте',
  'group-view': 'Вид',
  'group-room': 'Рабочее место',
  goHome: 'К документам',
  'show-en': 'Показать английский текст',
  'show-ru': 'Показать русский текст',
  'show-hi': 'Показать текст на хинди',
  'show-both': 'Показать тексты рядом',
  interfaceIn: 'Язык интерфейса: {{language}}',
  'appearance-light': 'Светлое оформление',
  'appearance-dark': 'Тёмное оформление',
  'appearance-auto': 'Оформление как в системе',
  leave: 'Выйти',
  results_one: '{{count}} результат',
  results_few: '{{count}} результата',
  results_many: '{{count}} результатов',
  results_other: '{{count}} результата',
} satisfies RussianWords<typeof english>;
