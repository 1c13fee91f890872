import type { LiveText } from './live-text.ts';
import type { RoomPeer } from './room-peer.ts';

/** Different answers a flush, each up to the whole text: after a restart everybody comes back at once. */
const ANSWERS_IN_FLUSH = 4;
/** Bytes of them after which the others wait: encoding so many takes some milliseconds, and meanwhile nobody is heard. */
const BYTES_IN_FLUSH = 256 * 1024;

/** Connections that wait for what they lack, in the order in which they asked. */
export class Joiners {
  #waiting: { peer: RoomPeer; stateVector: Uint8Array }[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** One answer a flush for each: it may be the whole text, and the newest state vector tells all. */
  add(peer: RoomPeer, stateVector: Uint8Array): void {
    const waiting = this.#waiting.find((joiner) => joiner.peer === peer);
    if (waiting === undefined) this.#waiting.push({ peer, stateVector });
    else waiting.stateVector = stateVector;
  }

  forget(peer: RoomPeer): void {
    this.#waiting = this.#waiting.filter((joiner) => joiner.peer !== peer);
  }

  /** Answers the first of them, and whoever lacks the same; the others wait for the next flush. */
  take(text: Pick<LiveText, 'answer'>): { peer: RoomPeer; frame: Uint8Array }[] {
    const frames = new Map<string, Uint8Array>();
    let bytes = 0;
    const answers: { peer: RoomPeer; frame: Uint8Array }[] = [];
    this.#waiting = this.#waiting.filter(({ peer, stateVector }) => {
      const key = Buffer.from(stateVector).toString('latin1');
      let frame = frames.get(key);
      if (frame === undefined) {
        if (frames.size === ANSWERS_IN_FLUSH || bytes >= BYTES_IN_FLUSH) return true;
        frame = text.answer(stateVector);
        bytes += frame.length;
        frames.set(key, frame);
      }
      answers.push({ peer, frame });
      return false;
    });
    return answers;
  }
}
