import type { errors as english } from '#shared/i18n/messages/en/errors.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const errors = {
  'code-invalid-input': 'Сервер не понял этот запрос.',
  'code-login-required': 'Сеанс входа завершён. Войдите снова.',
  'code-forbidden': 'Ваша роль этого не позволяет.',
  'code-foreign-origin': 'Запрос пришёл с другого адреса и был отклонён.',
  'code-not-found': 'Этого нет, или оно закрыто для вас.',
  'code-conflict': 'Тем временем это изменил кто-то другой. Посмотрите ещё раз и повторите.',
  'code-out-of-date': 'Тем временем это изменил кто-то другой. Вот как обстоит дело сейчас.',
  'code-action-refused': 'Состояние поручения этого не допускает.',
  'code-unsupported-file': 'Файлы такого вида сервер не хранит.',
  'code-too-many-requests': 'Слишком много запросов сразу. Подождите немного и повторите.',
  'code-too-large': 'Объём больше, чем принимает сервер.',
  'code-storage-failing': 'Сервер сейчас не может сохранять.',
  'code-ownership-lost': 'Текст перешёл к другому процессу сервера. Повторите через мгновение.',
  'code-data-folder-locked': 'Папка данных сервера занята другим процессом.',
  'code-invalid-configuration': 'Сервер настроен неверно.',
  'code-internal': 'На сервере произошла ошибка. Она записана в его журнал.',
  unreachableTitle: 'Сервер не отвечает',
  unreachable: 'Проверьте соединение и повторите. Написанное вами остаётся на этом устройстве.',
  regionTitle: 'Эта часть экрана не работает',
  region: 'Остальное работает, и всё сохранённое остаётся в целости.',
  notLoaded: 'Не удалось загрузить. Проверьте соединение и повторите попытку.',
  pageTitle: 'Не удалось показать этот экран',
  pageNotFoundTitle: 'По этому адресу ничего нет',
  pageNotFound: 'Возможно, в адресе опечатка или то, на что он указывал, больше не существует.',
} satisfies RussianWords<typeof english>;
