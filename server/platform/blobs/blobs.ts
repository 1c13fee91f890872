/** Bytes kept under their digest, never changed. Port: the adapter is `folder-blobs.ts`. */
export type Blobs = {
  /**
   * Keeps what arrives and resolves once it is on stable storage; the same bytes again change nothing. Rejects with
   * AppError `too-large` beyond `maxBytes` and `storage-failing`; then nothing is kept.
   */
  keep(chunks: AsyncIterable<Uint8Array>, options: { maxBytes: number }): Promise<KeptBlob>;
  /** Null when nothing of that digest is kept, or it is none. Rejects with `storage-failing` when the bytes are damaged. */
  read(digest: string): Promise<Uint8Array<ArrayBuffer> | null>;
};

/** `digest`: SHA-256 in lower-case hexadecimal; `head`: the first bytes, from which the kind of a file is told. */
export type KeptBlob = { readonly digest: string; readonly size: number; readonly head: Uint8Array };

/** Bytes of `head`. */
export const HEAD_BYTES = 4096;
