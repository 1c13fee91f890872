import type { parts as english } from '#shared/i18n/messages/en/parts.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const parts = {
  handle: 'Действия с этой частью',
  newClause: 'Новый пункт ниже',
  moveUp: 'Переместить выше',
  moveDown: 'Переместить ниже',
  splitHere: 'Разделить у курсора',
  join: 'Объединить с предыдущей частью',
  hop: 'Та же часть на другом языке',
  kind: 'Преобразовать в',
  'kind-clause': 'Пункт',
  'kind-passage': 'Текст без номера',
  'kind-heading-1': 'Заголовок раздела',
  'kind-heading-2': 'Заголовок отрасли',
  delete: 'Удалить на всех языках',
  undo: 'Отменить',
  redo: 'Вернуть',
  'done-insert': 'Новый пункт добавлен на всех языках.',
  'done-delete': 'Удалено на всех языках.',
  'done-move': 'Перемещено на всех языках.',
  'done-split': 'Разделено на всех языках.',
  'done-join': 'Объединено на всех языках.',
  'done-change-kind': 'Изменено на всех языках.',
  'done-undo': 'Действие отменено.',
  conflict: 'Здесь это невозможно, или текст тем временем изменился.',
  failed: 'Сервер не смог выполнить это действие. Повторите попытку.',
} satisfies RussianWords<typeof english>;
