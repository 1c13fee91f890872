import type { navigation as english } from '#shared/i18n/messages/en/navigation.ts';
import type { Words } from '#shared/i18n/words.ts';

export const navigation = {
  loading: 'पृष्ठ खुल रहा है…',
  label: 'कार्यक्षेत्र के भाग',
  home: 'सत्र',
  sessions: 'सभी सत्र',
  actions: 'कार्रवाई बिंदु',
  initiatives: 'पहल',
  sectors: 'क्षेत्र',
  charts: 'चार्ट',
  indicators: 'संकेतक',
  administration: 'प्रशासन',
} satisfies Words<typeof english>;
