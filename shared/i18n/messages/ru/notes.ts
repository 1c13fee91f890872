import type { notes as english } from '#shared/i18n/messages/en/notes.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const notes = {
  title: 'Наши заметки',
  opening: 'Заметки открываются…',
  close: 'Закрыть заметки',
  newNote: 'Новая заметка',
  onClause: 'Заметка к этому пункту',
  remove: 'Удалить заметку',
  gone: 'Этого пункта в тексте больше нет',
  hereIsNote: 'У вашей Стороны есть заметка к этому пункту',
  alsoHere: 'Здесь также: {{names}}',
  howTo: 'Заметка к пункту, который вы читаете или пишете: {{chord}}',
  empty: 'Ко всему документу',
} satisfies RussianWords<typeof english>;
