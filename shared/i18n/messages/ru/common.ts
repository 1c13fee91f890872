import type { common as english } from '#shared/i18n/messages/en/common.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const common = {
  demonstrationData: 'Демонстрационные данные',
  demonstrationNote:
    'Составлено для показа на основе опубликованных сведений. Не является подписанным документом какого-либо заседания.',
  skipToContent: 'Перейти к содержанию',
  interfaceLanguage: 'Язык интерфейса',
  appearance: 'Оформление',
  appearanceLight: 'Светлое',
  appearanceDark: 'Тёмное',
  appearanceSystem: 'Как в системе',
  retry: 'Повторить',
  reload: 'Перезагрузить страницу',
  copy: 'Копировать',
  copied: 'Скопировано',
  dismiss: 'Убрать',
  apply: 'Применить',
  remove: 'Удалить',
  toHome: 'К документам',
} satisfies RussianWords<typeof english>;
