const KIB = 1024;

/**
 * Bounds of one update. Honest clients stay far below all of them; each exists because crossing it would cost the
 * process memory or time that the sender does not pay for.
 */
export const GateLimit = {
  /** Bytes: a pasted annex of 100 pages is about a third. */
  updateBytes: 512 * KIB,
  /** Structs, known ones too: reading so many takes half of what a message may. What is new costs more, see `WorkCost`. */
  structs: 20_000,
  /** Values in lists and objects, of attributes and comments: a comment has ten, and 512 KiB have room for 2,000. */
  values: 20_000,
  /** ClientIDs with structs: one for each page load, so a long-lived text resent whole has hundreds. */
  clients: 1024,
  /** Delete ranges: answers to sync step 1 carry all deletions that the text has ever seen. */
  deleteRanges: 60_000,
  /** Units of one run (letters, or deleted letters): a declared length allocates nothing, but clocks must stay small. */
  runLength: 2_000_000,
  /** Largest clock: Yjs does arithmetic on it with 32-bit operators in places. */
  clock: 0x7fffffff,
  /** Bytes of a name (root, node, attribute, mark): the longest of ours has 30. */
  nameBytes: 256,
  /** Bytes of one attribute's or mark's value, which is JSON and not even parsed when it is longer: ids, sides, links; 2 KiB is the longest link that browsers agree on. */
  attributeBytes: 4 * KIB,
  /** Bytes of a comment: about 8,000 letters of Russian or Hindi. */
  commentBytes: 16 * KIB,
  /**
   * Entries of the discussion that a member may ever write in one text: 25 on each of 120 days. Each leaves a trace that
   * every replica carries for ever, removed or not.
   */
  memberCommentEntries: 3000,
  /** UTF-16 units of a member's comments in one text: 150 pages. Eight members who fill it leave half the text free. */
  memberCommentLetters: 300_000,
  /** Levels of lists and objects inside one value: decoding and encoding recurse. */
  valueDepth: 16,
  /** Levels of elements: the deepest honest one is a table in a list in an alternative, about 12. */
  elementDepth: 24,
  /** New clientIDs in one update: an offline member returns with one for each tab and day. */
  newClaims: 64,
  /**
   * ClientIDs that a member may ever write with in one text: 25 page loads on each of 120 days. Every transaction of
   * every replica counts through all of a text's clientIDs, and a state vector beyond 70,000 is not read any more.
   */
  ownedClients: 3000,
  /**
   * Separate ranges of deletions in a whole text. Each answer to sync step 1 carries them all, so a text with more than
   * `deleteRanges` could not be opened by anybody who has it already; the rest is room for what comes at once.
   */
  textDeleteRanges: 40_000,
  /**
   * Of these, what one member may leave among the own words, and likewise among those of others while the text is open:
   * a third each. A hundred pages that one member wrote and often corrected have about 10,000; so nobody can take away
   * from the others that they delete.
   */
  memberDeleteRanges: 13_000,
  /** ClientIDs that a member may announce by presence without ever writing with them; each page load is one. */
  announced: 4096,
  /** Items that integrating may walk over to find its place: honest merges of a day's offline work take some hundreds. */
  walk: 10_000,
  /**
   * Pointers moved by splitting items: Yjs keeps a client's structs in one array. Enough for 1,600 replacements at once
   * in a text whose seed has 10,000 structs.
   */
  moves: 32_000_000,
  /**
   * Items looked at to tidy marks around deleted words: for every deleted item Yjs walks over the whole gap that it is in,
   * so 10,000 items of one gap would stall it for two seconds.
   */
  tidying: 10_000_000,
  /**
   * Nanoseconds of all work together, by `WorkCost`: nothing that arrives may stall everybody for 50 milliseconds. A
   * pasted annex of 60 pages takes about 10 milliseconds of it, a day's 1,000 replacements 12; our client sends what is
   * larger in pieces. As much again is for what comes after: sending on, collecting garbage, and slower machines.
   */
  work: 16_000_000,
} as const;

/** What work costs, judging and applying together, in nanoseconds as measured once everything is warm. */
export const WorkCost = {
  /** Reading a struct and finding its order, known or new. */
  struct: 600,
  /** Judging a new one, integrating it, and what collecting the garbage of both takes. */
  fresh: 2_200,
  /** Of a known one beside something new: comparing it, and that Yjs reads it once more. */
  repeated: 1_400,
  /** Reading and judging the value of a mark or an attribute. */
  value: 1_200,
  /** Looking after the identity of a new element, and naming it anew. */
  element: 1_200,
  /** Of a new part: every other one is looked at, and the server names it. */
  part: 8_000,
  /** Finding where late words or a late block go, once their part was written anew, and writing them there. */
  late: 25_000,
  /** Reading an entry of the discussion: nobody writes more than some dozens at once, and the code for it is mostly cold. */
  comment: 25_000,
  /**
   * Reading a range of deletions and finding what it covers; half of what that takes, because all of it is in the turn
   * that judges: Yjs gets to read only those that say something new.
   */
  deleteRange: 200,
  /** Judging and deleting an item, also one that goes with its element. */
  removed: 1_200,
  /** A step on paper; Yjs takes a tenth of a microsecond. */
  walk: 3_000,
  move: 0.8,
  tidying: 15,
} as const;
