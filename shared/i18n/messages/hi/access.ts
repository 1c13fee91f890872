import type { access as english } from '#shared/i18n/messages/en/access.ts';
import type { Words } from '#shared/i18n/words.ts';

export const access = {
  'role-co-chair': 'सह-अध्यक्ष',
  'role-secretary': 'कार्य समूह के सचिव',
  'role-sub-group-co-chair': 'उप-समूह के सह-अध्यक्ष',
  'role-sub-group-member': 'उप-समूह के सदस्य',
  'role-interpreter': 'दुभाषिया',
  'role-expert': 'विशेषज्ञ',
  'role-observer': 'पर्यवेक्षक',
  'role-administrator': 'प्रशासक',
  mayEdit: 'आप संपादन कर सकते हैं',
  mayComment: 'आप टिप्पणी कर सकते हैं',
  mayRead: 'आप पढ़ सकते हैं',
  readOnlyRole: 'आप केवल पढ़ रहे हैं। आपकी भूमिका में इस दस्तावेज़ का संपादन सम्मिलित नहीं है।',
  readOnlyArchived: 'आप पढ़ रहे हैं। यह दस्तावेज़ अभिलेखागार में है।',
  noTexts: 'आपकी भूमिका प्रशासन की है; पाठ आपको नहीं दिखाए जाते।',
} satisfies Words<typeof english>;
