import type { errors as english } from '#shared/i18n/messages/en/errors.ts';
import type { Words } from '#shared/i18n/words.ts';

export const errors = {
  'code-invalid-input': 'सर्वर इस अनुरोध को समझ नहीं सका।',
  'code-login-required': 'आपका लॉगिन समाप्त हो गया है। कृपया पुनः प्रवेश करें।',
  'code-forbidden': 'आपकी भूमिका में इसकी अनुमति नहीं है।',
  'code-foreign-origin': 'यह अनुरोध किसी अन्य पते से आया था, इसलिए अस्वीकार किया गया।',
  'code-not-found': 'यह उपलब्ध नहीं है, या आपके लिए खुला नहीं है।',
  'code-conflict': 'इस बीच किसी और ने इसे बदल दिया है। कृपया देखकर दोहराएँ।',
  'code-out-of-date': 'इस बीच किसी और ने इसे बदल दिया है। अब स्थिति यह है।',
  'code-action-refused': 'कार्य की वर्तमान स्थिति में यह संभव नहीं है।',
  'code-unsupported-file': 'सर्वर इस प्रकार की फ़ाइल नहीं रखता।',
  'code-too-many-requests': 'एक साथ बहुत अधिक अनुरोध हुए। कृपया थोड़ी देर बाद दोहराएँ।',
  'code-too-large': 'यह सर्वर द्वारा स्वीकृत आकार से बड़ा है।',
  'code-storage-failing': 'सर्वर इस समय सहेज नहीं पा रहा है।',
  'code-ownership-lost': 'यह पाठ सर्वर की दूसरी प्रक्रिया के पास चला गया है। कृपया क्षण भर बाद दोहराएँ।',
  'code-data-folder-locked': 'सर्वर का डेटा फ़ोल्डर किसी अन्य प्रक्रिया के उपयोग में है।',
  'code-invalid-configuration': 'सर्वर का विन्यास सही नहीं है।',
  'code-internal': 'सर्वर पर त्रुटि हुई है। वह उसके लॉग में दर्ज कर ली गई है।',
  unreachableTitle: 'सर्वर उत्तर नहीं दे रहा है',
  unreachable: 'कृपया कनेक्शन जाँचकर पुनः प्रयास करें। आपका लिखा हुआ इस उपकरण पर सुरक्षित है।',
  regionTitle: 'स्क्रीन का यह भाग काम नहीं कर रहा है',
  region: 'शेष भाग काम कर रहे हैं, और जो सहेजा जा चुका है वह सुरक्षित है।',
  notLoaded: 'यह लोड नहीं हो सका। संपर्क जाँचें और पुनः प्रयास करें।',
  pageTitle: 'यह स्क्रीन नहीं दिखाई जा सकी',
  pageNotFoundTitle: 'इस पते पर कुछ नहीं है',
  pageNotFound: 'संभव है कि पता ग़लत लिखा गया हो, या वह सामग्री अब न रही हो।',
} satisfies Words<typeof english>;
