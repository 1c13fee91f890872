import { randomUUID } from 'node:crypto';
import type { RegisterChange } from '#shared/actions/register-change.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { ActionId } from '#shared/core/id.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Logger } from '#server/platform/log.ts';

type Numbered = Exclude<RegisterChange, { kind: 'ready' | 'resync' | 'places' }>;

/** Open streams of one member: a browser's tabs on two machines. */
const STREAMS_PER_MEMBER = 8;
/** Changes kept for those who come back: the whole night of a session. */
const CHANGES_KEPT = 2000;
/** Unread bytes after which a reader is too slow; it comes back and asks for everything. */
const UNREAD_BYTES = 1024 * 1024;

/** What those are told who may not read the register: names of kinds, and no row. */
const beyondRegister: ReadonlySet<RegisterChange['kind']> = new Set(['workspace', 'business-day']);

type Reader = {
  member: Member;
  readsRegister: boolean;
  login: string;
  headers: Headers;
  send: (text: string) => void;
  close: () => void;
  /** Questions under way about whose stream it is: meanwhile what would be sent waits. */
  questions: number;
  held: string[];
};

type Options = {
  logger: Logger;
  /** Whose login these headers carry now. */
  findCurrent: (headers: Headers) => Promise<{ login: string; member: Member } | null>;
  heartbeatMs: number;
};

/**
 * One stream of changes for everybody who looks at the register. Only what is stored is told. Places of a review are
 * presence: they live as long as the member's streams.
 */
export class ChangeStream {
  readonly #options: Options;
  /** Numbers of another life of the server mean nothing here. */
  readonly #life = randomUUID().slice(0, 8);
  readonly #readers = new Set<Reader>();
  readonly #places = new Map<string, { member: Member; action: ActionId }>();
  readonly #kept: { seq: number; kind: Numbered['kind']; text: string }[] = [];
  readonly #heartbeat: NodeJS.Timeout;
  #seq = 0;
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
    this.#heartbeat = setInterval(() => this.#beat(), options.heartbeatMs);
    this.#heartbeat.unref();
  }

  /** Tells every reader. */
  tell(change: Numbered): void {
    this.#seq += 1;
    const text = `id: ${this.#life}-${this.#seq}\n${eventOf(change)}`;
    const { kind } = change;
    this.#kept.push({ seq: this.#seq, kind, text });
    if (this.#kept.length > CHANGES_KEPT) this.#kept.shift();
    for (const reader of this.#readers) if (isFor(reader, kind)) tellReader(reader, text);
  }

  /** What the member reviews, shown to everybody until the member's last stream ends; null: nothing any more. */
  place(member: Member, action: ActionId | null): void {
    const isHere = [...this.#readers].some((reader) => reader.member.id === member.id);
    if (action === null || !isHere) this.#places.delete(member.id);
    else this.#places.set(member.id, { member, action });
    this.#tellPlaces();
  }

  /** The body of an answer; refuses with `too-many-requests` a member who has too many open. */
  open(who: {
    member: Member;
    readsRegister: boolean;
    login: string;
    headers: Headers;
    lastEventId: string | null;
  }): ReadableStream<Uint8Array> {
    const { member, readsRegister, login, headers } = who;
    const own = [...this.#readers].filter((reader) => reader.member.id === member.id);
    if (this.#isStopped || own.length >= STREAMS_PER_MEMBER) {
      const details = { retryAfterSeconds: 5 };
      throw new AppError(ErrorCode.tooManyRequests, 'too many open streams of one member', { details });
    }
    const encoder = new TextEncoder();
    let reader: Reader | null = null;
    const queueing = new ByteLengthQueuingStrategy({ highWaterMark: UNREAD_BYTES });
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const close = (): void => {
            if (reader === null || !this.#forget(reader)) return;
            controller.close();
          };
          const send = (text: string): void => {
            if ((controller.desiredSize ?? 0) <= 0) close();
            else controller.enqueue(encoder.encode(text));
          };
          reader = { member, readsRegister, login, headers, send, close, questions: 0, held: [] };
          this.#readers.add(reader);
          this.#welcome(reader, who.lastEventId);
        },
        cancel: () => {
          if (reader !== null) this.#forget(reader);
        },
      },
      queueing,
    );
  }

  /** Ends the streams of a login that has ended. */
  closeLogin(login: string): void {
    for (const reader of this.#readers) if (reader.login === login) reader.close();
  }

  /**
   * Asks anew whose streams these are, of a member or of everybody: who is the same in the same place goes on, every
   * other stream ends. Until its answer nothing is sent to it. Never rejects.
   */
  async askAgain(whom: { member: string } | 'everybody'): Promise<void> {
    const concerned = [...this.#readers].filter(
      ({ member }) => whom === 'everybody' || member.id === whom.member,
    );
    for (const reader of concerned) reader.questions += 1;
    await Promise.all(concerned.map((reader) => this.#ask(reader)));
  }

  async #ask(reader: Reader): Promise<void> {
    const isSame = await this.#isSame(reader);
    reader.questions -= 1;
    if (!isSame) return reader.close();
    if (reader.questions > 0) return;
    for (const text of reader.held.splice(0)) reader.send(text);
  }

  /** No right is taken for granted: a login that could not be read is none. */
  async #isSame({ headers, login, member }: Reader): Promise<boolean> {
    try {
      const current = await this.#options.findCurrent(headers);
      return current?.login === login && placeOf(current.member) === placeOf(member);
    } catch (cause) {
      this.#options.logger.error({ cause }, 'a login of an open stream was not read');
      return false;
    }
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#heartbeat);
    for (const reader of this.#readers) reader.close();
  }

  #welcome(reader: Reader, lastEventId: string | null): void {
    const missed = lastEventId === null ? [] : this.#missedAfter(lastEventId);
    if (missed === null) reader.send(eventOf({ kind: 'resync' }));
    for (const { kind, text } of missed ?? []) if (isFor(reader, kind)) reader.send(text);
    // With the number of now: who loses the line before anything happens comes back without asking for everything.
    reader.send(`id: ${this.#life}-${this.#seq}\n${eventOf({ kind: 'ready' })}`);
    if (reader.readsRegister) reader.send(eventOf(this.#placesNow()));
  }

  /** Null when it is not known any more what was missed. */
  #missedAfter(lastEventId: string): readonly { kind: Numbered['kind']; text: string }[] | null {
    const [life, number] = lastEventId.split('-');
    const after = Number(number);
    if (life !== this.#life || !Number.isSafeInteger(after) || after > this.#seq) return null;
    const isKept = after === this.#seq || (this.#kept[0]?.seq ?? Number.POSITIVE_INFINITY) <= after + 1;
    return isKept ? this.#kept.filter(({ seq }) => seq > after) : null;
  }

  /** False when it is gone already. */
  #forget(reader: Reader): boolean {
    if (!this.#readers.delete(reader)) return false;
    const isHere = [...this.#readers].some(({ member }) => member.id === reader.member.id);
    if (!isHere && this.#places.delete(reader.member.id)) this.#tellPlaces();
    return true;
  }

  #tellPlaces(): void {
    const text = eventOf(this.#placesNow());
    for (const reader of this.#readers) if (reader.readsRegister) tellReader(reader, text);
  }

  #placesNow(): RegisterChange {
    const places = [...this.#places.values()].map(({ member, action }) => ({
      member: member.id,
      name: member.name,
      side: member.side,
      action,
    }));
    return { kind: 'places', places };
  }

  /** A line that no reader takes for an event; and who may no longer look is sent away. */
  #beat(): void {
    for (const reader of this.#readers) tellReader(reader, ': still here\n\n');
    void this.askAgain('everybody');
  }
}

function tellReader(reader: Reader, text: string): void {
  if (reader.questions > 0) reader.held.push(text);
  else reader.send(text);
}

/** Whatever decides what a member sees. */
function placeOf({ side, role, subGroups }: Member): string {
  return JSON.stringify([side, role, subGroups]);
}

function isFor({ readsRegister }: Reader, kind: RegisterChange['kind']): boolean {
  return readsRegister || beyondRegister.has(kind);
}

function eventOf(change: RegisterChange): string {
  return `data: ${JSON.stringify(change)}\n\n`;
}
