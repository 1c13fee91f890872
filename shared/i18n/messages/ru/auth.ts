import type { auth as english } from '#shared/i18n/messages/en/auth.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const auth = {
  title: 'Займите место за столом',
  lead: 'Это демонстрация. Выберите участника и посмотрите на работу его глазами.',
  'seat-sub-group-co-chair': '{{subGroup}}, сопредседатель',
  'seat-sub-group-member': '{{subGroup}}, участник',
  loading: 'Загружаем список участников…',
  noDelegation: 'Вне делегаций',
  entering: 'Выполняется вход…',
  logOut: 'Выйти',
  changePerson: 'Выбрать другого участника',
  loginEnded: 'Ваш вход завершён. Войдите снова, чтобы продолжить; написанное сохранено на этом устройстве.',
  logInAgain: 'Войти снова',
  enterTitle: 'Вход',
  account: 'Ваша учётная запись',
  members: 'Участники',
  audit: 'Журнал',
} satisfies RussianWords<typeof english>;
