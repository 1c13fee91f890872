import { defaultDeleteFilter, defaultProtectedNodes } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { nameHeirs } from '#client/drafting/parts/inherited-typing.ts';
import type { Random } from './random.ts';
import { paragraph } from './small-text.ts';

/** As y-tiptap sets its undo managers up; what belongs together is the seed's decision and not the clock's. */
const ofEditors = {
  captureTimeout: 1e9,
  deleteFilter: (item: Y.Item) => defaultDeleteFilter(item, defaultProtectedNodes),
};

const WORDS = [
  'agreed',
  'noted',
  'will transmit',
  'стороны',
  'приняли к сведению',
  'पक्ष',
  'not later than',
  '🙂',
];

/** What people do in an editor, at the level of Yjs: typing, deleting, marking, splitting, joining, undo and redo. */
export class HonestEditor {
  readonly #doc: Y.Doc;
  readonly #random: Random;
  readonly #undo: Y.UndoManager[];
  /** Undo as our editors do it: several changes at once, protected blocks, letters that a command wrote anew; and paste. */
  readonly #isClients: boolean;
  #ids = 0;

  constructor(doc: Y.Doc, random: Random, { isClients = false }: { isClients?: boolean } = {}) {
    this.#doc = doc;
    this.#random = random;
    this.#isClients = isClients;
    this.#undo = ['en', 'ru'].map(
      (language) =>
        new Y.UndoManager(doc.getXmlFragment(language), {
          trackedOrigins: new Set([this]),
          ...(isClients ? ofEditors : { captureTimeout: 0 }),
        }),
    );
  }

  /** One random edit; returns its name. */
  step(): string {
    if (this.#isClients && this.#random.chance(0.04)) return this.#paste();
    const draw = this.#random.below(100);
    if (draw < 45) return this.#type();
    if (draw < 65) return this.#delete();
    if (draw < 72) return this.#mark();
    if (draw < 80) return this.#split();
    if (draw < 85) return this.#join();
    if (draw < 95) return this.#undoOrRedo('undo');
    return this.#undoOrRedo('redo');
  }

  destroy(): void {
    for (const manager of this.#undo) manager.destroy();
  }

  #type(): string {
    const words = this.#somewhere();
    if (words === null) return 'nothing';
    const text = this.#random.chance(0.7) ? 'x' : `${this.#random.pick(WORDS)} `;
    const at = this.#place(words, words.length + 1);
    this.#change(() => words.insert(at, text));
    return 'type';
  }

  #delete(): string {
    const words = this.#somewhere();
    if (words === null || words.length === 0) return 'nothing';
    const from = this.#place(words, words.length);
    const to = wholeCharacter(words, from + 1 + this.#random.below(Math.min(8, words.length - from)));
    this.#change(() => words.delete(from, to - from));
    return 'delete';
  }

  #mark(): string {
    const words = this.#somewhere();
    if (words === null || words.length === 0) return 'nothing';
    const from = this.#place(words, words.length);
    const to = wholeCharacter(words, from + 1 + this.#random.below(words.length - from));
    const bold = this.#random.chance(0.7) ? {} : null;
    this.#change(() => words.format(from, to - from, { bold }));
    return 'mark';
  }

  /** As y-tiptap does it: the tail goes, and comes again in a new paragraph. */
  #split(): string {
    const words = this.#somewhere();
    const block = words?.parent;
    const part = block?.parent;
    if (!(words && block instanceof Y.XmlElement && part instanceof Y.XmlElement)) return 'nothing';
    const text = plainText(words);
    const at = this.#place(words, words.length + 1);
    const index = part.toArray().indexOf(block);
    this.#ids += 1;
    const id = `n-${this.#doc.clientID}-${this.#ids}`;
    this.#change(() => {
      if (at < words.length) words.delete(at, words.length - at);
      part.insert(index + 1, [paragraph(id, text.slice(at))]);
    });
    return 'split';
  }

  /** The second paragraph's words move to the end of the first, and the paragraph goes. */
  #join(): string {
    const part = this.#part();
    if (part === null || part.length < 2) return 'nothing';
    const first = wordsIn(part.get(0));
    const second = wordsIn(part.get(1));
    if (first === null || second === null) return 'nothing';
    this.#change(() => {
      first.insert(first.length, plainText(second));
      part.delete(1, 1);
    });
    return 'join';
  }

  /** A block with its id, copied from elsewhere: the server gives one of both another. */
  #paste(): string {
    const from = this.#part();
    const to = this.#part();
    const block = from === null || from.length === 0 ? null : from.get(0);
    const words = wordsIn(block ?? undefined);
    if (to === null || to.nodeName === 'heading' || words === null || !(block instanceof Y.XmlElement))
      return 'nothing';
    const id = block.getAttribute('id');
    const copy = paragraph(String(id), plainText(words));
    this.#change(() => to.insert(this.#random.below(to.length + 1), [copy]));
    return 'paste';
  }

  #undoOrRedo(verb: 'undo' | 'redo'): string {
    const manager = this.#random.pick(this.#undo);
    const item = (verb === 'undo' ? manager.undoStack : manager.redoStack).at(-1);
    if (this.#isClients && item !== undefined) nameHeirs(this.#doc, item);
    manager[verb]();
    return verb;
  }

  #change(work: () => void): void {
    if (this.#isClients && this.#random.chance(0.6))
      for (const manager of this.#undo) manager.stopCapturing();
    this.#doc.transact(work, this);
  }

  /** A random place below `end` that is not in the middle of a character. */
  #place(words: Y.XmlText, end: number): number {
    const at = wholeCharacter(words, this.#random.below(end));
    return at < end ? at : 0;
  }

  #part(): Y.XmlElement | null {
    const fragment = this.#doc.getXmlFragment(this.#random.pick(['en', 'ru']));
    if (fragment.length === 0) return null;
    const part = fragment.get(this.#random.below(fragment.length));
    return part instanceof Y.XmlElement ? part : null;
  }

  #somewhere(): Y.XmlText | null {
    const part = this.#part();
    if (part === null || part.length === 0) return null;
    return wordsIn(part.get(this.#random.below(part.length)));
  }
}

/** The next place that does not split a surrogate pair: no editor does, and Yjs would replace both halves. */
function wholeCharacter(words: Y.XmlText, at: number): number {
  const code = plainText(words).charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}

function plainText(words: Y.XmlText): string {
  return words
    .toDelta()
    .map((run: { insert: unknown }) => (typeof run.insert === 'string' ? run.insert : ' '))
    .join('');
}

function wordsIn(block: Y.XmlElement | Y.XmlText | undefined): Y.XmlText | null {
  if (!(block instanceof Y.XmlElement) || block.length === 0) return null;
  const words = block.get(0);
  return words instanceof Y.XmlText ? words : null;
}
