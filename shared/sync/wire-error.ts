/** A frame that cannot be read. `too-large` when only its size is wrong; both close the connection that sent it. */
export class WireError extends Error {
  readonly code: 'malformed' | 'too-large';

  constructor(message: string, code: 'malformed' | 'too-large' = 'malformed') {
    super(message);
    this.name = 'WireError';
    this.code = code;
  }
}
