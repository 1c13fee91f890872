import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { partKeys, PartRows } from '#client/drafting/side-by-side/part-rows.ts';

function part(cid: string): Y.XmlElement {
  const element = new Y.XmlElement('clause');
  element.setAttribute('cid', cid);
  element.insert(0, [new Y.XmlText('words')]);
  return element;
}

it('keeps two parts of one cid apart until the server has renamed one', () => {
  expect(partKeys(['a', 'a', null, 'b'])).toEqual(['a', 'a 2', '', 'b']);
});

it('tells of a change of the parts in either language, and of no word', () => {
  const doc = new Y.Doc();
  doc.getXmlFragment('en').insert(0, [part('a'), part('b')]);
  doc.getXmlFragment('ru').insert(0, [part('a'), part('b')]);
  const rows = new PartRows(doc, ['en', 'ru']);
  let told = 0;
  const stop = rows.subscribe(() => {
    told += 1;
  });
  const first = doc.getXmlFragment('en').get(0);
  if (first instanceof Y.XmlElement) first.insert(1, [new Y.XmlText('more')]);
  expect([told, rows.count()]).toEqual([0, 2]);
  doc.getXmlFragment('ru').insert(1, [part('new')]);
  expect([told, rows.count(), rows.rowOf('en', 'b'), rows.rowOf('ru', 'new')]).toEqual([1, 3, 3, 2]);
  stop();
  doc.getXmlFragment('en').delete(0, 1);
  expect(told).toBe(1);
});
