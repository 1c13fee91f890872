import { describe, expect, it } from 'vitest';
import {
  dueMark,
  emptySave,
  nextSave,
  SaveTiming,
  saveStateOf,
  wouldLoseWords,
  type SaveEvent,
  type SaveModel,
} from '#client/sync/save-state.ts';

const { durable, refused, storageFailing } = { durable: 0, refused: 1, storageFailing: 2 } as const;

const changed: SaveEvent = { kind: 'changed' };
const synced: SaveEvent = { kind: 'synced' };
const gone: SaveEvent = { kind: 'disconnected' };
const askedAgain: SaveEvent = { kind: 'asked-again' };
const copyFailed: SaveEvent = { kind: 'copy-failed' };
const refusal = { code: 'schema', why: 'no such node' } as const;

const opened = (hasUnsent: boolean): SaveEvent => ({ kind: 'copy-opened', hasUnsent });
const kept = (changes: number): SaveEvent => ({ kind: 'copy-kept', changes });
const marked = (mark: number, at = 0): SaveEvent => ({ kind: 'mark-sent', mark, at });
const tick = (at: number): SaveEvent => ({ kind: 'tick', at });
const receipt = (mark: number, status: 0 | 1 | 2, at = 1000): SaveEvent => ({
  kind: 'receipt',
  receipt: { mark, status, logSeq: 1, reason: '' },
  at,
});

function after(...events: SaveEvent[]): SaveModel {
  return events.reduce(nextSave, emptySave);
}

const late = SaveTiming.receiptWithin;

describe('what the screen says', () => {
  const table: [string, SaveEvent[], string][] = [
    ['nothing happened', [], 'idle'],
    ['synced, no receipt yet', [synced, marked(1)], 'idle'],
    ['the first receipt', [synced, marked(1), receipt(1, durable)], 'saved'],
    ['a change', [synced, marked(1), receipt(1, durable), changed], 'saving'],
    ['a change, its mark on the way', [synced, changed, marked(1)], 'saving'],
    ['a receipt for a mark after the change', [synced, changed, marked(1), receipt(1, durable)], 'saved'],
    ['a change after the mark', [synced, changed, marked(1), changed, receipt(1, durable)], 'saving'],
    ['a receipt of another mark', [synced, changed, marked(1), marked(2), receipt(1, durable)], 'saving'],
    ['a receipt nobody asked for', [synced, changed, receipt(9, durable)], 'saving'],
    ['a good notice is no receipt', [synced, changed, marked(1), receipt(0, durable)], 'saving'],
    [
      'asked again before the receipt',
      [synced, changed, marked(1), askedAgain, receipt(1, durable)],
      'saving',
    ],
    [
      'asked again after the receipt',
      [synced, changed, marked(1), receipt(1, durable), askedAgain],
      'saving',
    ],
    ['asked again, answered', [synced, changed, askedAgain, marked(1), receipt(1, durable)], 'saved'],
    ['refused by receipt', [synced, changed, marked(1), receipt(1, refused)], 'saving'],
    ['no receipt in time', [synced, changed, marked(1), tick(late)], 'unsaved'],
    ['almost no receipt in time', [synced, changed, marked(1), tick(late - 1)], 'saving'],
    [
      'no receipt in time, but on the device',
      [opened(false), synced, changed, kept(1), marked(1), tick(late)],
      'kept',
    ],
    ['a late receipt', [synced, changed, marked(1), tick(late), receipt(1, durable)], 'saved'],
    ['offline without a copy', [synced, changed, gone], 'unsaved'],
    [
      'offline with a copy that failed',
      [opened(false), synced, changed, kept(1), copyFailed, gone],
      'unsaved',
    ],
    ['offline, on the device', [opened(false), synced, changed, gone, kept(1)], 'kept'],
    ['offline, on its way to the device', [opened(false), synced, changed, kept(1), changed, gone], 'saving'],
    ['offline, nothing written', [opened(false), synced, gone], 'idle'],
    ['offline, everything durable', [synced, changed, marked(1), receipt(1, durable), gone], 'saved'],
    ['offline before the receipt', [synced, changed, marked(1), gone, receipt(1, durable)], 'unsaved'],
    ['words of an earlier visit', [opened(true)], 'kept'],
    ['words of an earlier visit, sent', [opened(true), synced, marked(1), receipt(1, durable)], 'saved'],
    ['words of an earlier visit and a new one', [opened(true), changed], 'saving'],
    [
      'the server cannot save my change',
      [synced, changed, marked(1), receipt(1, storageFailing)],
      'server-cannot-save',
    ],
    ['the server cannot save anybody', [synced, receipt(0, storageFailing)], 'server-cannot-save'],
    [
      'the server can save again',
      [synced, changed, receipt(0, storageFailing), receipt(0, durable)],
      'saving',
    ],
    ['it cannot save, and then it is gone', [synced, receipt(0, storageFailing), changed, gone], 'unsaved'],
    [
      'durable after failing',
      [synced, changed, marked(1), receipt(1, storageFailing), marked(2), receipt(2, durable)],
      'saved',
    ],
    ['refused', [synced, changed, { kind: 'reset', refusal }], 'refused'],
    ['refused, then a new word', [synced, { kind: 'reset', refusal }, synced, changed], 'saving'],
    [
      'refused, then the first receipt',
      [{ kind: 'reset', refusal }, synced, marked(2), receipt(2, durable)],
      'refused',
    ],
    [
      'refused, then a new word is durable',
      [{ kind: 'reset', refusal }, synced, changed, marked(2), receipt(2, durable)],
      'saved',
    ],
    ['refused and read', [synced, { kind: 'reset', refusal }, { kind: 'refusal-read' }], 'idle'],
    ['another epoch', [synced, changed, { kind: 'reset', refusal: null }], 'idle'],
  ];

  it.each(table)('%s: %#', (_name, events, kind) => {
    expect(saveStateOf(after(...events)).kind).toBe(kind);
  });

  it('names the time of the receipt that covered the last change', () => {
    const saved = after(synced, changed, marked(1), receipt(1, durable, 5000));
    expect(saveStateOf(saved)).toEqual({ kind: 'saved', at: 5000 });
    const signOfLife = [marked(2), receipt(2, durable, 9000)].reduce(nextSave, saved);
    expect(saveStateOf(signOfLife)).toEqual({ kind: 'saved', at: 5000 });
  });
});

describe('when a mark is due', () => {
  const fresh = after(synced);
  const answered = after(synced, marked(1, 0), receipt(1, durable));

  it.each<[string, SaveModel, number, number | null]>([
    ['not while offline', after(changed), 0, null],
    ['at once after the first sync', fresh, 0, 1],
    ['not without a change', answered, 1000, null],
    ['as a sign of life', answered, SaveTiming.markIdle, 2],
    ['not too soon after the last', nextSave(answered, changed), SaveTiming.markEvery - 1, null],
    ['for a change', nextSave(answered, changed), SaveTiming.markEvery, 2],
    ['not while one waits', after(synced, changed, marked(1, 0)), 1000, null],
    ['again after silence', after(synced, changed, marked(1, 0)), late, 2],
    [
      'every second while storage fails',
      after(synced, marked(1, 0), receipt(1, storageFailing)),
      SaveTiming.markAgain,
      2,
    ],
    ['not sooner', after(synced, marked(1, 0), receipt(1, storageFailing)), SaveTiming.markAgain - 1, null],
    ['at once on the next connection', after(synced, changed, marked(1, 0), gone, synced), 1, 2],
  ])('%s', (_name, model, at, mark) => {
    expect(dueMark(model, at)).toBe(mark);
  });
});

describe('leaving', () => {
  it.each<[string, SaveEvent[], boolean]>([
    ['nothing written', [], false],
    ['durable', [synced, changed, marked(1), receipt(1, durable)], false],
    ['on its way, no copy', [synced, changed], true],
    ['on the device', [opened(false), changed, kept(1)], false],
    ['not yet on the device', [opened(false), changed, kept(1), changed], true],
    ['on a device that failed since', [opened(false), changed, kept(1), copyFailed], true],
  ])('would lose words? %s', (_name, events, loses) => {
    expect(wouldLoseWords(after(...events))).toBe(loses);
  });
});
