import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import protocol from '#server/demo/data/protocol-11.json' with { type: 'json' };
import { demoDocuments, demoTexts } from '#server/demo/demo-documents.ts';
import { documentSchema } from '#shared/drafting/document.ts';
import { numberParts, numbersByPartId, partLabel, referenceTo } from '#shared/drafting/numbering.ts';
import { readParts } from '#shared/drafting/text/read-part.ts';
import { isTextRun, type TextElement, type TextNode } from '#shared/drafting/text/text-tree.ts';
import { nodeOfTree } from '#shared/drafting/text/tree-of-node.ts';

const texts = demoTexts().map((text) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, text.state);
  return { ...text, doc };
});

function partsOf(document: string, language: 'en' | 'ru'): readonly TextElement[] {
  const text = texts.find((candidate) => candidate.document === document);
  if (text === undefined) throw new Error(`no text ${document}`);
  return readParts(text.doc.getXmlFragment(language));
}

const cid = (part: TextElement) => String(part.attributes['cid']);

function wordsOf(node: TextNode): string {
  if (isTextRun(node)) return node.text;
  if (node.name === 'clauseRef') return `{${String(node.attributes['cid'])}}`;
  return node.children.map(wordsOf).join('');
}

function referencesIn(node: TextNode): string[] {
  if (isTextRun(node)) return [];
  if (node.name === 'clauseRef') return [String(node.attributes['cid'])];
  return node.children.flatMap(referencesIn);
}

describe('demonstration documents', () => {
  test('are the Protocol, the minutes of four sub-groups and the agenda, as the schema of documents has them', () => {
    const documents = demoDocuments('drafting');
    expect(documents.map(({ id }) => id)).toEqual([
      'protocol-11',
      'minutes-11-modernization',
      'minutes-11-mining',
      'minutes-11-fertilizers',
      'minutes-11-railway-transport',
      'agenda-11',
    ]);
    for (const document of documents) {
      expect(documentSchema.safeParse({ ...document, may: [] }).error).toBeUndefined();
    }
    expect(demoTexts().map(({ document }) => document)).toEqual(documents.map(({ id }) => id));
  });

  test('are the same bytes at every run, each by a client of its own', () => {
    const again = demoTexts();
    expect(again.map(({ state }) => Buffer.from(state).toString('base64'))).toEqual(
      texts.map(({ state }) => Buffer.from(state).toString('base64')),
    );
    expect(new Set(again.map(({ clientId }) => clientId)).size).toBe(again.length);
    for (const { doc, clientId } of texts) expect([...doc.store.clients.keys()]).toEqual([clientId]);
  });

  test.each(demoDocuments('drafting').map(({ id }) => id))(
    '%s: both languages have the same parts in the same order',
    (id) => {
      const [en, ru] = [partsOf(id, 'en'), partsOf(id, 'ru')];
      expect(en.map(cid)).toEqual(ru.map(cid));
      expect(en.map((part) => part.name)).toEqual(ru.map((part) => part.name));
      expect(new Set(en.map(cid)).size).toBe(en.length);
      expect(en.map(referencesIn)).toEqual(ru.map(referencesIn));
      expect(numberParts(en)).toEqual(numberParts(ru));
    },
  );

  test.each(demoDocuments('drafting').map(({ id }) => id))(
    '%s: fits the schema, says that it is a demonstration',
    (id) => {
      for (const language of ['en', 'ru'] as const) {
        const parts = partsOf(id, language);
        expect(() => parts.map(nodeOfTree)).not.toThrow();
        expect(parts[0]?.attributes['role']).toBe('notice');
        expect(wordsOf(parts[0] ?? { text: '', marks: {} })).toMatch(
          /^(Demonstration text|Демонстрационный текст)\./,
        );
        const numbers = numbersByPartId(parts);
        expect(parts.flatMap(referencesIn).filter((target) => !numbers.has(target))).toEqual([]);
        expect(parts.filter((part) => part.name !== 'signatures' && wordsOf(part) === '')).toEqual([]);
      }
    },
  );

  test('inner blocks have ids that are unique in their text', () => {
    const ids = texts.flatMap(({ document }) =>
      (['en', 'ru'] as const).map((language) => {
        const found: string[] = [];
        const visit = (node: TextNode): void => {
          if (isTextRun(node)) return;
          if (typeof node.attributes['id'] === 'string') found.push(node.attributes['id']);
          node.children.forEach(visit);
        };
        partsOf(document, language).forEach(visit);
        return found;
      }),
    );
    for (const found of ids) expect(new Set(found).size).toBe(found.length);
    expect(ids.flat().length).toBeGreaterThan(400);
  });
});

describe('the Protocol', () => {
  test.each(['en', 'ru'] as const)('has 37 clauses in %s, numbered as the record has them', (language) => {
    const parts = partsOf('protocol-11', language);
    const clauses = parts.filter((part) => part.name === 'clause');
    expect(clauses).toHaveLength(37);
    const numbers = numbersByPartId(parts);
    for (const { n, cid: id, [language]: words } of protocol.clauses) {
      expect(numbers.get(id)).toEqual({ kind: 'clause', n });
      expect(wordsOf(clauses[n - 1] ?? { text: '', marks: {} })).toBe(words);
    }
  });

  test('numbers its sections, sectors and annexes; none is written into the words', () => {
    const parts = partsOf('protocol-11', 'ru');
    const numbers = numberParts(parts);
    const headings = parts.flatMap((part, index) => {
      const number = numbers[index];
      if (part.name !== 'heading' || number === null || number === undefined) return [];
      return [`${partLabel(number, 'ru')} ${wordsOf(part)}`];
    });
    expect(headings.slice(0, 6)).toEqual([
      'I. Открытие заседания и общие вопросы',
      'II. Рассмотрение хода выполнения решений десятого заседания',
      'III. Подгруппа по модернизации',
      'А. Авиационно-космическая наука и техника',
      'Б. Перспективные материалы и аддитивное производство',
      'В. Современная промышленная инфраструктура',
    ]);
    expect(headings.slice(-4)).toEqual([
      'Приложение 1. Повестка дня заседания',
      'Приложение 2. Состав индийской делегации',
      'Приложение 3. Состав российской делегации',
      'Приложение 4. Перечень обязательств',
    ]);
  });

  test('refers to paragraph 12 and to its annexes by id', () => {
    const parts = partsOf('protocol-11', 'en');
    const numbers = numbersByPartId(parts);
    const shown = (n: number) =>
      parts
        .filter((part) => part.name === 'clause')
        .slice(n - 1, n)
        .flatMap(referencesIn)
        .map((target) => {
          const number = numbers.get(target);
          return number === undefined ? 'nothing' : `${number.kind} ${referenceTo(number, 'en')}`;
        });
    expect(shown(13)).toEqual(['clause 12']);
    expect(shown(1)).toEqual(['annex 1', 'annex 2', 'annex 3']);
    expect(shown(35)).toEqual(['annex 4']);
  });

  test('has title, preamble, closing, signatures, three lists and the schedule in this order', () => {
    const parts = partsOf('protocol-11', 'en');
    const order = [
      'c-title',
      'c-p1',
      'c-i',
      'c-cl-37',
      'c-z1',
      'c-signatures',
      'c-annex-1-text',
      'c-annex-4-text',
    ];
    expect(parts.map(cid).filter((id) => order.includes(id))).toEqual(order);
    const schedule = parts.at(-1)?.children[0];
    if (schedule === undefined || isTextRun(schedule)) throw new Error('the schedule is no table');
    expect(schedule.name).toBe('table');
    expect(schedule.children).toHaveLength(16);
  });
});
