import type { offline as english } from '#shared/i18n/messages/en/offline.ts';
import type { Words } from '#shared/i18n/words.ts';

export const offline = {
  newer: 'ऑल्टरनाट का नया संस्करण तैयार है।',
  openNewer: 'अभी खोलें',
  listsFromDevice: 'सर्वर उत्तर नहीं दे रहा है। आप वही देख रहे हैं जो इस उपकरण को अंतिम बार मिला था।',
  textNotHere: 'यह पाठ इस उपकरण पर पहले नहीं खोला गया है। सर्वर का उत्तर मिलते ही यह दिखाई देगा।',
  leaveTitle: 'कक्ष से बाहर जाएँ?',
  leaveUnreachable:
    'सर्वर से संपर्क नहीं हो पा रहा है। बाहर जाने पर आपका सब कुछ इस उपकरण से तुरंत हटा दिया जाएगा; सर्वर को सूचना मिलते ही आपका लॉगिन भी समाप्त हो जाएगा।',
  leaveUnsent: 'आपके कुछ शब्द अभी सर्वर तक नहीं पहुँचे हैं। बाहर जाने पर वे इस उपकरण से हटा दिए जाएँगे और खो जाएँगे।',
  leaveAnyway: 'बाहर जाएँ और हटाएँ',
  stay: 'यहीं रहें',
  leavePending:
    'आप बाहर जा चुके हैं और इस उपकरण पर आपका कुछ भी शेष नहीं है। सर्वर का उत्तर मिलते ही उसे सूचित कर दिया जाएगा।',
} satisfies Words<typeof english>;
