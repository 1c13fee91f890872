import type { documents as english } from '#shared/i18n/messages/en/documents.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const documents = {
  title: 'Документы',
  'kind-protocol': 'Протокол',
  'kind-minutes': 'Протоколы заседаний подгрупп',
  'kind-agenda': 'Повестка дня',
  'kind-note': 'Записки',
  'stage-drafting': 'В работе',
  'stage-reconciling': 'Сверка текстов',
  'stage-agreed': 'Согласован',
  'stage-sealed': 'Скреплён печатью',
  onlySide: 'Только {{side}}',
  empty:
    'У этого заседания пока нет документов. Они появятся, как только их подготовит ответственный секретарь.',
  notFoundTitle: 'Такого документа нет',
  notFound: 'Возможно, он отозван или закрыт для вас.',
} satisfies RussianWords<typeof english>;
