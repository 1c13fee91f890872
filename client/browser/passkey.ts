/** False where the browser knows no keys, or the page is not safe enough for them. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Has one of the person's keys answer the server's question; null when none does, or the person stops it. */
export async function answerWithPasskey(question: unknown): Promise<unknown> {
  // The server's own words, which the browser checks.
  const options = question as PublicKeyCredentialRequestOptionsJSON;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return answered(() => navigator.credentials.get({ publicKey }));
}

/** Makes a new key; null when the person stops it. */
export async function makePasskey(question: unknown): Promise<unknown> {
  const options = question as PublicKeyCredentialCreationOptionsJSON;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return answered(() => navigator.credentials.create({ publicKey }));
}

async function answered(ask: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const key = await ask();
    return key instanceof PublicKeyCredential ? key.toJSON() : null;
  } catch (error) {
    const isStopped =
      error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
    if (isStopped) return null;
    throw error;
  }
}
