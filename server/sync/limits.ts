/** Bounds of live editing. From configuration, with these defaults; benchmarks and fault tests set their own. */
export type SyncLimits = {
  /** Messages a second that one connection may send for long. A fast typist makes 15, a caret as many again. */
  messagesPerSecond: number;
  /** Messages at once: a browser that held its breath, or an offline queue. */
  messageBurst: number;
  /** Bytes a second that one connection may send for long. */
  bytesPerSecond: number;
  /** Bytes at once: the largest frame twice, so that a resync never starves. */
  byteBurst: number;
  /** Bytes of one WebSocket frame: an offline copy that comes back whole. */
  frameBytes: number;
  /** Bytes of one presence state: name, Side and two carets need about 400. */
  presenceBytes: number;
  /** Changes a second of one connection's own presence; above it the newest waits for its turn and the others fall away. */
  presencePerSecond: number;
  /** State vectors at once and a second of one connection, each answered with up to the whole text. One opens a text. */
  joinBurst: number;
  joinsPerSecond: number;
  /** Marks kept while a connection has still to send what comes before them: a gap lasts for one exchange. */
  heldMarks: number;
  /** Bytes waiting to be written to one reader, beside the text that it opens, before it is called too slow. */
  backlogBytes: number;
  /** Connections of one member to one text: tabs and devices. */
  connectionsPerMemberAndText: number;
  /** Connections from one address: a delegation sits behind one. */
  connectionsPerAddress: number;
  /** Upgrades a minute of one member: reconnects of several tabs with back-off stay far below. */
  upgradesPerMinute: number;
  /** Refused updates a minute of one member before that member has to wait: a refusal may cost a shadow. */
  refusalsPerMinute: number;
  /**
   * Milliseconds a minute that the messages of one member may keep this process busy. Fast typing takes about 300, the
   * largest paste as much at once; what is crafted to be costly would stall everybody.
   */
  workMsPerMinute: number;
  /** Answers in a row that may lack what comes before them: a race with a reconnect needs one. */
  gapsInARow: number;
  /** Bytes of a text's encoded state. The longest Protocol known is below 1 MB with its history. */
  stateBytes: number;
  /** Bytes of accepted updates kept in memory while storage fails. */
  unsavedBytes: number;
  /** Milliseconds after which a storage that says nothing counts as failing: the slowest honest commits take half. */
  storageSilenceMs: number;
  /** Milliseconds for which storage may fail before connections are told to come back later. */
  storagePatienceMs: number;
  /** Milliseconds that `stop` waits for storage. */
  stopPatienceMs: number;
  /** Milliseconds between two flushes of a busy room, at least and at most. */
  windowMinMs: number;
  windowMaxMs: number;
  /** Milliseconds between two presence flushes: 20 a second look smooth. */
  presenceWindowMs: number;
  /**
   * Rows and bytes of one commit. What gathered while storage was slow or failing is stored, merged and sent in turns
   * of the event loop that nobody feels; a busy room gathers a tenth of it in a window.
   */
  commitRows: number;
  commitBytes: number;
  /** Log rows and bytes after which a checkpoint is written, if it pays (see `checkpoints.ts`). */
  checkpointRows: number;
  checkpointBytes: number;
  /** Rows after which it is written in any case: a room that opens applies them one by one. */
  checkpointRowsMost: number;
  /** Milliseconds that an empty room stays in memory: reloads and short absences are free. */
  idleRoomMs: number;
  /** Milliseconds between two heartbeats; a peer that misses one is gone. Stock clients want a message every 30 s. */
  heartbeatMs: number;
};

const KIB = 1024;
const MIB = 1024 * KIB;

export const defaultLimits: SyncLimits = {
  messagesPerSecond: 100,
  messageBurst: 400,
  bytesPerSecond: 512 * KIB,
  byteBurst: 4 * MIB,
  frameBytes: 2 * MIB,
  presenceBytes: 2 * KIB,
  presencePerSecond: 20,
  joinBurst: 10,
  joinsPerSecond: 1,
  heldMarks: 400,
  backlogBytes: 8 * MIB,
  connectionsPerMemberAndText: 8,
  connectionsPerAddress: 1000,
  upgradesPerMinute: 60,
  refusalsPerMinute: 10,
  workMsPerMinute: 6_000,
  gapsInARow: 3,
  stateBytes: 20 * MIB,
  unsavedBytes: 16 * MIB,
  storageSilenceMs: 2_000,
  storagePatienceMs: 300_000,
  stopPatienceMs: 10_000,
  windowMinMs: 5,
  windowMaxMs: 10,
  presenceWindowMs: 50,
  commitRows: 500,
  commitBytes: 1 * MIB,
  checkpointRows: 500,
  checkpointBytes: 1 * MIB,
  checkpointRowsMost: 5_000,
  idleRoomMs: 60_000,
  heartbeatMs: 20_000,
};
