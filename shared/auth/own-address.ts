/**
 * A path on this server. No `//`, which names another one, nor what browsers read as it: a backslash, and a slash behind
 * control characters, which they leave out (WHATWG URL, 4.4).
 */
// oxlint-disable-next-line no-control-regex
export const OWN_ADDRESS = /^\/(?![/\\])[^\u0000-\u001f\u007f]*$/;
