/** First varuint of a frame. 0 to 3 are y-websocket's; a stock client never receives the others. */
export const MessageType = {
  sync: 0,
  presence: 1,
  auth: 2,
  queryPresence: 3,
  refusal: 100,
  receipt: 113,
} as const;

/** Second varuint of a sync frame (y-protocols). Never add one: a stock client throws on it. */
export const SyncStep = { stateVector: 0, missing: 1, update: 2 } as const;
