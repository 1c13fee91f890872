/**
 * Version of our additions to y-websocket's wire. A change of any message raises it; decide then what happens to
 * open tabs (close code 4426 tells them to reload).
 *
 * 1  y-websocket's messages 0 to 3, receipts (113), refusals (100), query `?wire=1&schema=N&epoch=N`
 */
export const WIRE_VERSION = 1;
