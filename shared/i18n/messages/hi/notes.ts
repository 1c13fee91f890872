import type { notes as english } from '#shared/i18n/messages/en/notes.ts';
import type { Words } from '#shared/i18n/words.ts';

export const notes = {
  title: 'हमारी टिप्पणियाँ',
  opening: 'टिप्पणियाँ खुल रही हैं…',
  close: 'टिप्पणियाँ बंद करें',
  newNote: 'नई टिप्पणी',
  onClause: 'इस पैरा पर टिप्पणी',
  remove: 'यह टिप्पणी हटाएँ',
  gone: 'यह पैरा अब पाठ में नहीं है',
  hereIsNote: 'इस पैरा पर आपके पक्ष की टिप्पणी है',
  alsoHere: 'यहाँ और भी: {{names}}',
  howTo: 'जिस पैरा को आप पढ़ या लिख रहे हैं, उस पर टिप्पणी: {{chord}}',
  empty: 'पूरे दस्तावेज़ पर',
} satisfies Words<typeof english>;
