import type { due as english } from '#shared/i18n/messages/en/due.ts';
import type { Words } from '#shared/i18n/words.ts';

export const due = {
  whatIsDue: 'क्या देय है',
  'reason-to-answer': 'आपके पक्ष के उत्तर की प्रतीक्षा',
  'reason-overdue': 'विलंबित',
  'reason-today': 'आज देय',
  'reason-in-3-days': '3 दिनों के भीतर देय',
  'reason-in-14-days': '14 दिनों के भीतर देय',
  'reason-in-30-days': '30 दिनों के भीतर देय',
  'reason-stale': 'तीन महीनों से कोई सूचना नहीं',
  andMoreDue_one: 'और {{count}}',
  andMoreDue_other: 'और {{count}}',
  reviewThese_one: 'इस {{count}} कार्रवाई बिंदु की समीक्षा करें',
  reviewThese_other: 'इन {{count}} कार्रवाई बिंदुओं की समीक्षा करें',
  nothingDue: 'आपके पक्ष के लिए अभी कुछ लंबित नहीं है।',
  settings: 'देय कार्यों के पत्र',
  settingsLead: 'दिन में एक बार, जब तक आपके पक्ष के लिए कुछ प्रतीक्षा में हो।',
  noMail: 'यह सर्वर पत्र नहीं भेजता। जैसे ही भेजेगा, आपका चुनाव लागू होगा।',
  wants: 'मुझे पत्र भेजें',
  at: 'समय',
  atHint: 'आपके पक्ष की घड़ी के अनुसार।',
  letterLanguage: 'पत्र की भाषा',
  asInterface: 'इंटरफ़ेस की भाषा में',
  save: 'सहेजें',
  cancel: 'रद्द करें',
} satisfies Words<typeof english>;
