import type { sessions as english } from '#shared/i18n/messages/en/sessions.ts';
import type { Words } from '#shared/i18n/words.ts';

export const sessions = {
  title_ordinal_one: '{{count}}वाँ सत्र',
  title_ordinal_two: '{{count}}वाँ सत्र',
  title_ordinal_few: '{{count}}वाँ सत्र',
  title_ordinal_many: '{{count}}वाँ सत्र',
  title_ordinal_other: '{{count}}वाँ सत्र',
  'stage-preparing': 'तैयारी',
  'stage-drafting': 'प्रारूपण',
  'stage-reconciling': 'पाठों का मिलान',
  'stage-agreed': 'सहमत',
  'stage-sealed': 'मुद्रांकित',
  placeAndDate: '{{place}}, {{date}}',
  dateOpen: 'तिथि अभी निर्धारित नहीं है',
  placeOpen: 'स्थान अभी निर्धारित नहीं है',
  placeUnrecorded: 'स्थान अभिलेख में नहीं है',
  dateUnrecorded: 'तिथि अभिलेख में नहीं है',
  tomorrow: 'सत्र कल आरंभ होगा।',
  today: 'सत्र आज हो रहा है।',
  daysBefore_one: 'सत्र {{count}} दिन में आरंभ होगा।',
  daysBefore_other: 'सत्र {{count}} दिनों में आरंभ होगा।',
  toPage: 'स्थान, कार्यसूची, प्रतिनिधिमंडल',
  lastSession: 'पिछला, {{number}}वाँ सत्र',
} satisfies Words<typeof english>;
