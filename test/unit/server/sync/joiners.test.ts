import { expect, test } from 'vitest';
import { Joiners } from '#server/sync/joiners.ts';
import type { RoomPeer } from '#server/sync/room-peer.ts';
import { TextRight } from '#server/sync/text-access.ts';

function aPeer(id: string): RoomPeer {
  const identity = { login: id, member: id, side: null, name: id };
  const silent = { deliver: () => {}, deliverText: () => {}, close: () => {} };
  return { id, identity, right: TextRight.read, isAnnounced: true, ...silent };
}

function aText(): { asked: string[]; answer(stateVector: Uint8Array): Uint8Array } {
  const asked: string[] = [];
  return { asked, answer: (stateVector) => (asked.push(String(stateVector)), stateVector) };
}

test('[SYNC-8] whoever lacks the same shares one answer', () => {
  const joiners = new Joiners();
  for (let at = 0; at < 80; at += 1) joiners.add(aPeer(`${at}`), Uint8Array.of(1, 2, 3));
  const text = aText();
  const answers = joiners.take(text);
  expect(text.asked).toEqual(['1,2,3']);
  expect(answers.map(({ peer }) => peer.id)).toEqual(Array.from({ length: 80 }, (_, at) => `${at}`));
  expect(new Set(answers.map(({ frame }) => frame)).size).toBe(1);
  expect(joiners.isEmpty).toBe(true);
});

test('[SYNC-8] four different answers a flush, in the order of the questions; the newest question counts', () => {
  const joiners = new Joiners();
  const peers = Array.from({ length: 9 }, (_, at) => aPeer(`${at}`));
  for (const [at, peer] of peers.entries()) joiners.add(peer, Uint8Array.of(at));
  const [first, second] = peers;
  if (first !== undefined) joiners.add(first, Uint8Array.of(100));
  if (second !== undefined) joiners.forget(second);
  const text = aText();
  const taken = [1, 2, 3].map(() => joiners.take(text).map(({ peer }) => peer.id));
  expect(taken).toEqual([['0', '2', '3', '4'], ['5', '6', '7', '8'], []]);
  expect(text.asked).toEqual(['100', '2', '3', '4', '5', '6', '7', '8']);
});

test('[SYNC-8] of a large text one different answer a flush, for all who lack the same', () => {
  const joiners = new Joiners();
  for (const at of [0, 1, 2, 0]) joiners.add(aPeer(`${at}-${joiners.isEmpty}`), Uint8Array.of(at));
  const large = { answer: () => new Uint8Array(300 * 1024) };
  const taken = [1, 2, 3].map(() => joiners.take(large).map(({ peer }) => peer.id));
  expect(taken).toEqual([['0-true', '0-false'], ['1-false'], ['2-false']]);
  expect(joiners.isEmpty).toBe(true);
});
