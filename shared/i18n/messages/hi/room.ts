import type { room as english } from '#shared/i18n/messages/en/room.ts';
import type { Words } from '#shared/i18n/words.ts';

export const room = {
  outline: 'विषय-सूची',
  showOutline: 'विषय-सूची दिखाएँ',
  hideOutline: 'विषय-सूची छिपाएँ',
  closeOutline: 'विषय-सूची बंद करें',
  outlineEmpty: 'इस दस्तावेज़ के शीर्षक यहाँ दिखाई देंगे।',
  unworded: '{{language}} शब्दांकन अभी शेष है',
  hopped: '{{language}} पाठ: {{part}}',
  'part-clause': 'पैरा {{number}}',
  'part-section': 'अनुभाग {{number}}',
  'part-sector': 'क्षेत्र {{number}}',
  'part-annex': 'अनुलग्नक {{number}}',
  partUnnumbered: 'बिना क्रमांक का भाग',
  placeIn: '{{part}}, {{language}}',
  follow: '{{name}} के साथ चलें',
  following: '{{name}} के साथ',
  stopFollowing: 'रोकें',
  came: '{{name}} यहाँ आए हैं।',
  cameMany_one: '{{count}} सदस्य आए हैं।',
  cameMany_other: '{{count}} सदस्य आए हैं।',
  left: '{{name}} चले गए हैं।',
  leftMany_one: '{{count}} सदस्य चले गए हैं।',
  leftMany_other: '{{count}} सदस्य चले गए हैं।',
} satisfies Words<typeof english>;
