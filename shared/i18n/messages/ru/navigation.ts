import type { navigation as english } from '#shared/i18n/messages/en/navigation.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const navigation = {
  loading: 'Страница открывается…',
  label: 'Разделы рабочего пространства',
  home: 'Заседание',
  sessions: 'Все заседания',
  actions: 'Поручения',
  initiatives: 'Инициативы',
  sectors: 'Отрасли',
  charts: 'Графики',
  indicators: 'Показатели',
  administration: 'Администрирование',
} satisfies RussianWords<typeof english>;
