import type { sessions as english } from '#shared/i18n/messages/en/sessions.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const sessions = {
  title_ordinal_one: '{{count}}-е заседание',
  title_ordinal_two: '{{count}}-е заседание',
  title_ordinal_few: '{{count}}-е заседание',
  title_ordinal_many: '{{count}}-е заседание',
  title_ordinal_other: '{{count}}-е заседание',
  'stage-preparing': 'Подготовка',
  'stage-drafting': 'Работа над текстом',
  'stage-reconciling': 'Сверка текстов',
  'stage-agreed': 'Согласовано',
  'stage-sealed': 'Скреплено печатью',
  placeAndDate: '{{place}}, {{date}}',
  dateOpen: 'дата ещё не определена',
  placeOpen: 'Место ещё не определено',
  placeUnrecorded: 'Место не записано',
  dateUnrecorded: 'дата не записана',
  tomorrow: 'Заседание открывается завтра.',
  today: 'Заседание проходит сегодня.',
  daysBefore_one: 'До открытия {{count}} день.',
  daysBefore_few: 'До открытия {{count}} дня.',
  daysBefore_many: 'До открытия {{count}} дней.',
  daysBefore_other: 'До открытия {{count}} дня.',
  toPage: 'Место, повестка дня, делегации',
  lastSession: 'Предыдущее, {{number}}-е заседание',
} satisfies RussianWords<typeof english>;
