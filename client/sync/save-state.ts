import type { Instant } from '#shared/core/instant.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { NOTICE_MARK, ReceiptStatus, type Receipt } from '#shared/sync/receipt.ts';
import type { Refusal } from '#shared/sync/refusal.ts';

/** What the screen may say about the person's own words. Each sentence is true, or it is not said. */
export type SaveState =
  /** Nothing of this person's waits, and no receipt has come yet. */
  | { kind: 'idle' }
  /** A receipt said durable for a mark sent after the last change. */
  | { kind: 'saved'; at: Instant }
  | { kind: 'saving' }
  /** Not with the server, but stored on this device. */
  | { kind: 'kept' }
  /** Neither with the server nor on this device: only in this tab. */
  | { kind: 'unsaved' }
  | { kind: 'server-cannot-save' }
  | { kind: 'refused'; refusal: Refusal };

export const SaveTiming = {
  /** A mark costs a message both ways: four a second are felt as at once. */
  markEvery: 250,
  /** While the server cannot save. */
  markAgain: 1000,
  /** After this much silence nothing says "saving" any more. */
  receiptWithin: 5000,
  /** A sign of life: y-websocket gives a connection up after 30 s without a message. */
  markIdle: 15_000,
} as const;

/** All that decides the sentence. Counts are of the person's own changes in this tab. */
export type SaveModel = {
  changes: number;
  durable: number;
  kept: number;
  copy: 'none' | 'working' | 'failed';
  /** True between "everything of ours was sent" on a connection and its end. */
  online: boolean;
  /** The mark that waits for its receipt, with the number of changes sent before it. */
  waiting: { mark: number; covers: number; since: Instant } | null;
  lastMark: number;
  lastMarkAt: Instant;
  /** The first mark of a connection goes out even when nothing changed. */
  firstMark: boolean;
  overdue: boolean;
  storageFailing: boolean;
  savedAt: Instant | null;
  refusal: Refusal | null;
};

export const emptySave: SaveModel = {
  changes: 0,
  durable: 0,
  kept: 0,
  copy: 'none',
  online: false,
  waiting: null,
  lastMark: 0,
  lastMarkAt: Number.NEGATIVE_INFINITY,
  firstMark: false,
  overdue: false,
  storageFailing: false,
  savedAt: null,
  refusal: null,
};

export type SaveEvent =
  | { kind: 'changed' }
  | { kind: 'copy-opened'; hasUnsent: boolean }
  /** The device stored everything up to this many changes. */
  | { kind: 'copy-kept'; changes: number }
  | { kind: 'copy-failed' }
  /** Both sides have exchanged what the other lacked. */
  | { kind: 'synced' }
  /** The server asked again for what it lacks: an earlier update did not reach it whole. */
  | { kind: 'asked-again' }
  | { kind: 'disconnected' }
  | { kind: 'mark-sent'; mark: number; at: Instant }
  | { kind: 'receipt'; receipt: Receipt; at: Instant }
  | { kind: 'tick'; at: Instant }
  /** The Y.Doc was thrown away: nothing of ours waits any more. Without a refusal, because the text is another one. */
  | { kind: 'reset'; refusal: Refusal | null }
  | { kind: 'refusal-read' };

export function saveStateOf(model: SaveModel): SaveState {
  if (model.online && model.storageFailing) return { kind: 'server-cannot-save' };
  if (model.changes === model.durable) {
    if (model.refusal !== null) return { kind: 'refused', refusal: model.refusal };
    return model.savedAt === null ? { kind: 'idle' } : { kind: 'saved', at: model.savedAt };
  }
  if (model.online && !model.overdue) return { kind: 'saving' };
  if (model.copy !== 'working') return { kind: 'unsaved' };
  return model.kept === model.changes ? { kind: 'kept' } : { kind: 'saving' };
}

/** Words that would be lost if the tab closed now. */
export function wouldLoseWords(model: SaveModel): boolean {
  return model.changes > model.durable && !(model.copy === 'working' && model.kept === model.changes);
}

/** The mark to send now, or null. One waits at a time; silence is broken by a new one. */
export function dueMark(model: SaveModel, at: Instant): number | null {
  if (!model.online) return null;
  const next = model.lastMark + 1;
  if (model.firstMark) return next;
  if (model.waiting !== null && at - model.waiting.since < SaveTiming.receiptWithin) return null;
  return at - model.lastMarkAt >= pauseBetweenMarks(model) ? next : null;
}

function pauseBetweenMarks(model: SaveModel): number {
  if (model.storageFailing) return SaveTiming.markAgain;
  return model.changes > model.durable ? SaveTiming.markEvery : SaveTiming.markIdle;
}

export function nextSave(model: SaveModel, event: SaveEvent): SaveModel {
  switch (event.kind) {
    case 'changed':
      return { ...model, changes: model.changes + 1 };
    case 'asked-again':
      // A receipt under way may have been written before the server missed something.
      return { ...model, waiting: null, durable: Math.min(model.durable, Math.max(0, model.changes - 1)) };
    case 'copy-opened':
      return copyOpened(model, event.hasUnsent);
    case 'copy-kept':
      return { ...model, kept: Math.max(model.kept, event.changes) };
    case 'copy-failed':
      return { ...model, copy: 'failed' };
    case 'synced':
      return { ...model, online: true, firstMark: true, overdue: false };
    case 'disconnected':
      return {
        ...model,
        online: false,
        waiting: null,
        firstMark: false,
        overdue: false,
        storageFailing: false,
      };
    case 'mark-sent':
      return {
        ...model,
        waiting: { mark: event.mark, covers: model.changes, since: event.at },
        lastMark: event.mark,
        lastMarkAt: event.at,
        firstMark: false,
      };
    case 'receipt':
      return received(model, event.receipt, event.at);
    case 'tick':
      return ticked(model, event.at);
    case 'reset':
      return { ...emptySave, copy: model.copy, lastMark: model.lastMark, refusal: event.refusal };
    case 'refusal-read':
      return { ...model, refusal: null };
    default:
      return exhaustive(event);
  }
}

/** Words of an earlier visit count as one change, which the device holds already. */
function copyOpened(model: SaveModel, hasUnsent: boolean): SaveModel {
  if (!hasUnsent) return { ...model, copy: 'working' };
  const changes = model.changes + 1;
  return { ...model, copy: 'working', changes, kept: model.changes === 0 ? changes : model.kept };
}

function ticked(model: SaveModel, at: Instant): SaveModel {
  const late = model.waiting !== null && at - model.waiting.since >= SaveTiming.receiptWithin;
  return late && !model.overdue ? { ...model, overdue: true } : model;
}

function received(model: SaveModel, receipt: Receipt, at: Instant): SaveModel {
  const storageFailing = receipt.status === ReceiptStatus.storageFailing;
  if (receipt.mark === NOTICE_MARK) {
    return receipt.status === ReceiptStatus.refused ? model : { ...model, storageFailing };
  }
  if (model.waiting === null || receipt.mark !== model.waiting.mark) return model;
  const answered: SaveModel = { ...model, waiting: null, overdue: false };
  if (receipt.status === ReceiptStatus.refused) return answered;
  if (storageFailing) return { ...answered, storageFailing };
  const covers = model.waiting.covers;
  const isNews = covers > model.durable || model.savedAt === null;
  return {
    ...answered,
    storageFailing: false,
    durable: Math.max(model.durable, covers),
    savedAt: isNews ? at : model.savedAt,
    refusal: covers > model.durable ? null : model.refusal,
  };
}
