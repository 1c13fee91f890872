import type { auth as english } from '#shared/i18n/messages/en/auth.ts';
import type { Words } from '#shared/i18n/words.ts';

export const auth = {
  title: 'कृपया अपना स्थान ग्रहण करें',
  lead: 'यह एक प्रदर्शन है। किसी सदस्य को चुनें और कक्ष को उनकी दृष्टि से देखें।',
  'seat-sub-group-co-chair': '{{subGroup}}, सह-अध्यक्ष',
  'seat-sub-group-member': '{{subGroup}}, सदस्य',
  loading: 'सदस्यों की सूची आ रही है…',
  noDelegation: 'प्रतिनिधिमंडलों से बाहर',
  entering: 'प्रवेश हो रहा है…',
  logOut: 'बाहर जाएँ',
  changePerson: 'दूसरा सदस्य चुनें',
  loginEnded: 'आपका लॉगिन समाप्त हो गया है। आगे बढ़ने के लिए फिर लॉगिन करें; आपका लिखा इस उपकरण पर सुरक्षित है।',
  logInAgain: 'फिर से लॉगिन करें',
  enterTitle: 'लॉगिन',
  account: 'आपका खाता',
  members: 'सदस्य',
  audit: 'अभिलेख',
} satisfies Words<typeof english>;
