/** The system's browser: the tests bring none of their own. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** A browser that asks nobody outside and needs no card. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
