/** Control characters but tab and line feed, lone surrogates, and what XML forbids: the server's gate refuses most of them. */
// oxlint-disable-next-line no-control-regex -- taking control characters out is its purpose
const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;
/** Seen by nobody and found by no search. The joiners U+200C and U+200D stay: Hindi is written with them. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;
/** Every way in which a program ends a line; the vertical tab is Word's own. */
const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/gu;
const SPACES = /[ \t\u00a0]+/gu;

/** The words of a pasted run: nothing that the gate refuses, nothing invisible. Quotes, dashes and joiners stay. */
export function pastedWords(text: string): string {
  return text.replaceAll(LINE_END, '\n').replaceAll(FORBIDDEN, '').replaceAll(INVISIBLE, '');
}

/**
 * One space for several. A no-break space that stands alone is meant («10 млн», "No. 5") and stays; beside another space
 * it only was somebody's indent.
 */
export function singleSpaces(text: string): string {
  return text.replaceAll(SPACES, (run) => (run === '\u00a0' ? run : ' '));
}

/** Plain text for pasting: a line is a paragraph, lines without words are none. */
export function pastedPlainText(text: string): string {
  const clean = pastedWords(text);
  if (!clean.includes('\n')) return clean.replaceAll('\t', ' ');
  return clean
    .split('\n')
    .map((line) => singleSpaces(line).trim())
    .filter((line) => line !== '')
    .join('\n');
}
