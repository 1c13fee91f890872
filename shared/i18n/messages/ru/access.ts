import type { access as english } from '#shared/i18n/messages/en/access.ts';
import type { RussianWords } from '#shared/i18n/words.ts';

export const access = {
  'role-co-chair': 'Сопредседатель',
  'role-secretary': 'Ответственный секретарь Рабочей группы',
  'role-sub-group-co-chair': 'Сопредседатель подгруппы',
  'role-sub-group-member': 'Член подгруппы',
  'role-interpreter': 'Переводчик',
  'role-expert': 'Эксперт',
  'role-observer': 'Наблюдатель',
  'role-administrator': 'Администратор',
  mayEdit: 'Вы можете править',
  mayComment: 'Вы можете комментировать',
  mayRead: 'Вы можете читать',
  readOnlyRole: 'Только чтение: ваша роль не предполагает правки этого документа.',
  readOnlyArchived: 'Вы читаете. Этот документ в архиве.',
  noTexts: 'Ваша роль — администрирование; тексты вам не показываются.',
} satisfies RussianWords<typeof english>;
