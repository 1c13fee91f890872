/** The nonce that this page's policy allows for style elements; empty in development, where no policy is set. */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  const nonce = meta?.nonce ?? '';
  return nonce === '__NONCE__' ? '' : nonce;
}
