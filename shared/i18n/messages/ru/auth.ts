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
  loginEnded:
    'Сеанс входа завершён. Чтобы продолжить, выберите участника; написанное вами сохранено на этом устройстве.',
  demoOff: 'На этом сервере демонстрация не запущена, а другой способ входа ещё не настроен.',
} satisfies RussianWords<typeof english>;
