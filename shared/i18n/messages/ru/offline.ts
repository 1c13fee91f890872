import type { offline as english } from '#shared/i18n/messages/en/offline.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const offline = {
  newer: 'Готова новая версия Alternat.',
  openNewer: 'Открыть сейчас',
  listsFromDevice: 'Сервер не отвечает. Показано последнее, что получило это устройство.',
  textNotHere: 'На этом устройстве этот текст ещё не открывали. Он появится, как только сервер ответит.',
  leaveTitle: 'Выйти?',
  leaveUnreachable:
    'Сервер недоступен. При выходе всё ваше будет сразу удалено с этого устройства; вход на сервере завершится, как только с ним появится связь.',
  leaveUnsent:
    'Часть написанного вами ещё не дошла до сервера. При выходе эти слова будут удалены с устройства и пропадут.',
  leaveAnyway: 'Выйти и удалить',
  stay: 'Остаться',
  leavePending:
    'Вы вышли, и на этом устройстве ничего вашего не осталось. Сервер узнает об этом, как только ответит.',
} satisfies RussianWords<typeof english>;
