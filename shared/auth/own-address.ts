/**
 * A path on this server. No `//`, which names another one, nor what browsers read as it: a backslash, and a slash behind
 * control characters, which they leave out (WHATWG URL, 4.4).
 */
export const OWN_ADDRESS = /^\/(?![/\\])\P{Cc}*$/u;
