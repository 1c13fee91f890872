import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LONGEST_COMMENT } from '#shared/drafting/comments/comment-entry.ts';
import { createTextGate } from '#server/sync/gate/create-text-gate.ts';
import { GateLimit } from '#server/sync/gate/gate-limits.ts';
import {
  aComment,
  aScene,
  authorWith,
  BORIS,
  changeOf,
  deliver,
  LANGUAGES,
  type Scene,
  wordOf,
} from './gate-scene.ts';

const OBSERVER = authorWith('comment');
const CLIENT = 5000;

/** So many new comments of so many letters. */
function write(scene: Scene, count: number, letters: number, author = OBSERVER): string {
  const update = changeOf(scene.live, (doc) => {
    doc.clientID = author === OBSERVER ? CLIENT : CLIENT + 1;
    doc.transact(() => {
      for (let index = 0; index < count; index++) {
        const entry = { ...aComment(author), words: 'x'.repeat(letters) };
        doc.getMap('comments').set(crypto.randomUUID(), entry);
      }
    });
  });
  return wordOf(deliver(scene, update, author));
}

function removeAll(scene: Scene): string {
  const update = changeOf(scene.live, (doc) => {
    doc.clientID = CLIENT;
    const comments = doc.getMap<Record<string, unknown>>('comments');
    doc.transact(() => {
      for (const [key, entry] of comments) if (entry['member'] === OBSERVER.member) comments.delete(key);
    });
  });
  return wordOf(deliver(scene, update, OBSERVER));
}

/** The same text in a new process. */
function reopened({ live, witness }: Scene): Scene {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
  const claims = [
    { clientId: CLIENT, member: OBSERVER.member },
    { clientId: CLIENT + 1, member: BORIS.member },
  ];
  return { live: doc, witness, gate: createTextGate({ doc, languages: LANGUAGES, claims }) };
}

/** Without what an entry has beside its words. */
const LETTERS_BESIDE = JSON.stringify(Object.values({ ...aComment(OBSERVER), words: '' })).length;
const LONG = LONGEST_COMMENT;
const MOST_LONG = Math.floor(GateLimit.memberCommentLetters / (LONG + LETTERS_BESIDE));

function fullOfLetters(): Scene {
  const scene = aScene();
  for (let left = MOST_LONG; left > 0; left -= 25) {
    expect(write(scene, Math.min(left, 25), LONG)).toBe('accepted');
  }
  return scene;
}

function fullOfEntries(): Scene {
  const scene = aScene();
  for (let left = GateLimit.memberCommentEntries; left > 0; left -= 500) {
    expect(write(scene, Math.min(left, 500), 1)).toBe('accepted');
  }
  return scene;
}

test('a member may write so many letters of comments in a text and no more, also after a restart', () => {
  const scene = fullOfLetters();
  for (const now of [scene, reopened(scene)]) {
    expect(write(now, 2, LONG)).toBe('too-large');
    expect(write(now, 1, LONG, BORIS)).toBe('accepted');
  }
});

test('letters that were taken back are free again', () => {
  const scene = fullOfLetters();
  expect(write(scene, 2, LONG)).toBe('too-large');
  expect(removeAll(scene)).toBe('accepted');
  expect(write(scene, 2, LONG)).toBe('accepted');
});

test('a member may write so many entries in a text and no more, whatever was removed, also after a restart', () => {
  const scene = fullOfEntries();
  expect(write(scene, 1, 1)).toBe('too-large');
  expect(removeAll(scene)).toBe('accepted');
  for (const now of [scene, reopened(scene)]) {
    expect(write(now, 1, 1)).toBe('too-large');
    expect(write(now, 1, 1, BORIS)).toBe('accepted');
  }
});
