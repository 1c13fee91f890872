import type { Line } from '#test/bench/client/dialect.ts';

/** A text that a server is to begin with. One client wrote all of it. */
export type FirstText = { readonly name: string; readonly state: Uint8Array; readonly clientId: number };

/** What becomes of texts: a relay has none, one server forgets them at its end, the others store them. */
export type Keeping = 'nothing' | 'memory' | 'disk';

/** A server under test. */
export type ServerKind = {
  readonly name: string;
  readonly keeps: Keeping;
  /** When what it has accepted is on stable storage. */
  readonly durability: string;
  readonly givesReceipts: boolean;
  /** A variant of another kind that sends otherwise and is the same in all else: opening and memory are not measured again. */
  readonly onlySendsOtherwise?: boolean;
  /** Fills an empty folder with what the server is to find when it starts. */
  prepare(folder: string, texts: readonly FirstText[]): Promise<void>;
  start(folder: string, nodeOptions?: readonly string[]): Promise<Target>;
};

/** A running server. */
export type Target = {
  readonly kind: ServerKind;
  readonly pid: number;
  /** What it prints next that fits. */
  nextOutput(pattern: RegExp): Promise<RegExpExecArray>;
  /** To a text, as one of many people. */
  line(text: string, person: number): Line;
  /** In the server's own way to end: what it has still to store is stored. */
  stop(): Promise<void>;
};
