// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { textExtensions } from '#shared/drafting/text/text-schema.ts';
import { element, paragraph } from '#test/support/small-text.ts';
import {
  ANNA,
  aScene,
  authorWith,
  changeOf,
  deliver,
  replicaOf,
  type Scene,
  wordOf,
} from '#test/unit/server/sync/gate/gate-scene.ts';

const HOLLOW: readonly (readonly [string, readonly string[]])[] = [
  ['a list without items', ['bulletList']],
  ['a list whose item is empty', ['orderedList', 'listItem']],
  ['a table without rows', ['table']],
  ['a table with an empty cell', ['table', 'tableRow', 'tableCell']],
  ['a bracket without alternatives', ['altGroup']],
  ['a bracket with an empty alternative', ['altGroup', 'alternative']],
  ['an empty quotation', ['blockquote']],
];

function nested(names: readonly string[]): Y.XmlElement {
  const [name = '', ...inner] = names;
  const made = element(name, { id: `h-${names.length}` });
  if (inner.length > 0) made.insert(0, [nested(inner)]);
  return made;
}

function clauseOf(doc: Y.Doc): Y.XmlElement {
  const clause = doc.getXmlFragment('en').get(0);
  if (!(clause instanceof Y.XmlElement)) throw new Error('the first part is a clause');
  return clause;
}

/** What the editor of somebody who hears of this change sends by itself. */
function answersOf(scene: Scene, update: Uint8Array): Uint8Array[] {
  const doc = replicaOf(scene.live);
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...textExtensions(), Collaboration.configure({ document: doc, field: 'en' })],
  });
  onTestFinished(() => editor.destroy());
  const answers: Uint8Array[] = [];
  doc.on('update', (bytes: Uint8Array, origin: unknown) => {
    if (origin !== 'wire') answers.push(bytes);
  });
  Y.applyUpdate(doc, update, 'wire');
  return answers;
}

test.each(HOLLOW)('[SYNC-12] %s throws out nobody whose editor takes it away', (_name, names) => {
  const scene = aScene();
  const update = changeOf(scene.live, (doc) => clauseOf(doc).insert(1, [nested(names)]));
  const answers = answersOf(scene, update);
  if (wordOf(deliver(scene, update, ANNA)) !== 'accepted') return; // refused: then no editor hears of it
  for (const answer of answers) {
    expect(wordOf(scene.gate.judge(answer, authorWith('read')))).toBe('known');
    expect(wordOf(scene.gate.judge(answer, authorWith('comment')))).toBe('known');
  }
  for (const answer of answers) deliver(scene, answer, ANNA);
  expect(answers.length).toBeGreaterThan(0);
});

const ATTACKS: readonly (readonly [string, (clause: Y.XmlElement) => void])[] = [
  ['a paragraph', (clause) => clause.delete(0, 1)],
  ['a list with words', (clause) => clause.delete(1, 1)],
  ['a hollow list and a paragraph', (clause) => clause.delete(1, 2)],
  ['the id of a list', (clause) => listOf(clause).removeAttribute('id')],
  ['the only item of a list', (clause) => listOf(clause).delete(0, 1)],
];

function listOf(clause: Y.XmlElement): Y.XmlElement {
  const list = clause.get(1);
  if (!(list instanceof Y.XmlElement)) throw new Error('the second block is a list');
  return list;
}

test.each(ATTACKS)('[SYNC-5] who may not edit cannot delete %s', (_name, attack) => {
  const scene = aScene();
  const item = element('listItem', {});
  item.insert(0, [paragraph('p-1', 'words')]);
  const list = element('bulletList', { id: 'l-1' });
  list.insert(0, [item]);
  clauseOf(scene.live).insert(1, [list, nested(['bulletList'])]);
  const update = changeOf(scene.live, (doc) => attack(clauseOf(doc)));
  expect(wordOf(scene.gate.judge(update, authorWith('comment')))).toBe('role');
  expect(wordOf(scene.gate.judge(update, authorWith('read')))).toBe('role');
});
