import type { DueState } from '#shared/actions/due-state.ts';
import type { Locale } from './locale.ts';

type RegisterWords = {
  readonly columns: {
    readonly number: string;
    readonly session: string;
    readonly age: string;
    readonly decision: string;
    readonly responsible: string;
    readonly status: string;
    readonly deadline: string;
    readonly due: string;
    readonly dueState: string;
    readonly initiative: string;
    readonly sector: string;
    readonly subGroup: string;
    readonly registered: string;
    readonly finished: string;
  };
  readonly dueStates: Readonly<Record<DueState, string>>;
  readonly demonstration: string;
};

/** Words of the register in a file: in the language that was asked for, read by people without our screens. */
export const registerWords: Readonly<Record<Locale, RegisterWords>> = {
  en: {
    columns: {
      number: 'No.',
      session: 'Session',
      age: 'Age in sessions',
      decision: 'Decision',
      responsible: 'Responsible',
      status: 'Status',
      deadline: 'Deadline',
      due: 'Last day',
      dueState: 'In time',
      initiative: 'Initiative',
      sector: 'Sector',
      subGroup: 'Sub-Group',
      registered: 'Registered on',
      finished: 'Finished on',
    },
    dueStates: {
      none: 'no deadline',
      waiting: 'not yet begun to run',
      later: 'not due yet',
      'in-30-days': 'due within 30 days',
      'in-14-days': 'due within 14 days',
      'in-3-days': 'due within 3 days',
      today: 'due today',
      overdue: 'overdue',
      settled: 'nothing is owed',
    },
    demonstration: 'Demonstration data',
  },
  ru: {
    columns: {
      number: '№',
      session: 'Заседание',
      age: 'Возраст в заседаниях',
      decision: 'Решение',
      responsible: 'Ответственные',
      status: 'Статус',
      deadline: 'Срок',
      due: 'Последний день',
      dueState: 'Соблюдение срока',
      initiative: 'Инициатива',
      sector: 'Отрасль',
      subGroup: 'Подгруппа',
      registered: 'Дата регистрации',
      finished: 'Дата завершения',
    },
    dueStates: {
      none: 'без срока',
      waiting: 'ещё не начал течь',
      later: 'срок не наступил',
      'in-30-days': 'срок в течение 30 дней',
      'in-14-days': 'срок в течение 14 дней',
      'in-3-days': 'срок в течение 3 дней',
      today: 'срок сегодня',
      overdue: 'просрочено',
      settled: 'исполнение не ожидается',
    },
    demonstration: 'Демонстрационные данные',
  },
  hi: {
    columns: {
      number: 'क्रमांक',
      session: 'सत्र',
      age: 'सत्रों में आयु',
      decision: 'निर्णय',
      responsible: 'उत्तरदायी',
      status: 'स्थिति',
      deadline: 'समय-सीमा',
      due: 'अंतिम दिन',
      dueState: 'समय-पालन',
      initiative: 'पहल',
      sector: 'क्षेत्र',
      subGroup: 'उप-समूह',
      registered: 'पंजीकरण तिथि',
      finished: 'समापन तिथि',
    },
    dueStates: {
      none: 'कोई समय-सीमा नहीं',
      waiting: 'अभी आरंभ नहीं हुई',
      later: 'अभी देय नहीं',
      'in-30-days': '30 दिन के भीतर देय',
      'in-14-days': '14 दिन के भीतर देय',
      'in-3-days': '3 दिन के भीतर देय',
      today: 'आज देय',
      overdue: 'समय-सीमा बीत गई',
      settled: 'कुछ देय नहीं',
    },
    demonstration: 'प्रदर्शन डेटा',
  },
};
