import type { parts as english } from '#shared/i18n/messages/en/parts.ts';
import type { Words } from '#shared/i18n/words.ts';

export const parts = {
  handle: 'इस भाग पर कार्य',
  newClause: 'नीचे नया खंड',
  moveUp: 'ऊपर ले जाएँ',
  moveDown: 'नीचे ले जाएँ',
  splitHere: 'कर्सर पर विभाजित करें',
  join: 'पिछले भाग के साथ मिलाएँ',
  hop: 'दूसरी भाषा में यही भाग',
  kind: 'इस रूप में बदलें',
  'kind-clause': 'खंड',
  'kind-passage': 'बिना क्रमांक का पाठ',
  'kind-heading-1': 'अनुभाग का शीर्षक',
  'kind-heading-2': 'क्षेत्र का शीर्षक',
  delete: 'सभी भाषाओं में हटाएँ',
  undo: 'पूर्ववत करें',
  redo: 'फिर से करें',
  'done-insert': 'नया खंड सभी भाषाओं में जोड़ा गया।',
  'done-delete': 'सभी भाषाओं में हटाया गया।',
  'done-move': 'सभी भाषाओं में स्थानांतरित किया गया।',
  'done-split': 'सभी भाषाओं में विभाजित किया गया।',
  'done-join': 'सभी भाषाओं में मिलाया गया।',
  'done-change-kind': 'सभी भाषाओं में बदला गया।',
  'done-undo': 'कार्य वापस लिया गया।',
  conflict: 'यह यहाँ संभव नहीं है, या इस बीच पाठ बदल गया है।',
  failed: 'सर्वर यह कार्य पूरा नहीं कर सका। कृपया पुनः प्रयास करें।',
} satisfies Words<typeof english>;
