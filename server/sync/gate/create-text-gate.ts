import * as Y from 'yjs';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import type { Refusal, RefusalCode } from '#shared/sync/refusal.ts';
import { TextRight } from '#server/sync/text-access.ts';
import type { Author, TextGate, Verdict } from '#server/sync/text-gate.ts';
import type { Claim } from '#server/sync/update-log.ts';
import { ScanError } from '#server/sync/gate/scan/byte-reader.ts';
import { ClientOwners } from './client-owners.ts';
import { CommentQuota } from './comment-quota.ts';
import { DeletionCount } from './deletion-count.ts';
import { chargeDeletes, effectiveDeletes, mustKnowDeletes, withoutKnownDeletes } from './deletes.ts';
import { GateLimit } from './gate-limits.ts';
import { isTidying } from './hollow.ts';
import { integrationOrder } from './integration-order.ts';
import { Judgement, type JudgedText } from './judgement.ts';
import { mustBeOneWriter, mustMatchLive } from './known-structs.ts';
import { within } from './new-ranges.ts';
import { LiveHolders, type Holder } from './place.ts';
import { Rehearsal } from './rehearsal.ts';
import { scanUpdate } from '#server/sync/gate/scan/scan.ts';
import type { ClientDeletes, ScannedUpdate, Struct } from '#server/sync/gate/scan/scanned-update.ts';
import { Gap, Violation } from './violation.ts';
import { WorkBudget } from './work-budget.ts';

/** Longest reason that a refusal carries, in characters (`refusalSchema`). */
const LONGEST_REASON = 500;

type Effect = {
  readonly fresh: readonly Struct[];
  readonly removed: readonly Y.Item[];
  /** What goes with the removed, at any depth. */
  readonly inner: ReadonlySet<Y.Item>;
};

/**
 * The gate before one live text: every update is judged whole, on paper, before anything is applied. What it accepts
 * integrates completely, costs little and keeps all replicas in the same order; what it refuses has changed nothing.
 */
export function createTextGate(options: {
  doc: Y.Doc;
  languages: readonly string[];
  /** As stored in the log: which clientIDs belong to whom. */
  claims: readonly Claim[];
}): TextGate {
  const { doc } = options;
  const owners = new ClientOwners(options.claims);
  const text = judgedText(doc, options.languages);
  const deletions = new DeletionCount(doc.store, owners);
  const quota = new CommentQuota(doc, owners);
  return {
    judge: (update, author) => {
      owners.takeForServer(doc.clientID);
      return verdictOf(() => judge({ text, owners, deletions, quota }, update, author));
    },
    // Not before: an accepted update that the room cannot take would leave owners that the log does not know.
    applied: (claims) => {
      owners.store(claims);
      deletions.applied();
      quota.applied();
    },
    claim: (clientId, member) => {
      owners.takeForServer(doc.clientID);
      if (owners.ownerOf(clientId) === null && Y.getState(doc.store, clientId) > 0) return false;
      return owners.announce(clientId, member);
    },
    close: () => undefined,
  };
}

function judgedText(doc: Y.Doc, languages: readonly string[]): JudgedText {
  const holders = new LiveHolders();
  const roots = new Map<string, Holder>();
  for (const language of languages) roots.set(language, holders.of(doc.getXmlFragment(language)));
  roots.set(TextShape.comments, holders.of(doc.getMap(TextShape.comments)));
  return { store: doc.store, holders, roots };
}

function judge(
  gate: { text: JudgedText; owners: ClientOwners; deletions: DeletionCount; quota: CommentQuota },
  update: Uint8Array,
  author: Author,
): Verdict {
  if (update.length > GateLimit.updateBytes) {
    throw new Violation('too-large', `${update.length} bytes in one update`);
  }
  const { store } = gate.text;
  const liveClock = (client: number): number => Y.getState(store, client);
  const scanned = scanUpdate(update);
  const budget = new WorkBudget();
  chargeReading(scanned, budget);
  const { fresh, known } = integrationOrder(scanned, liveClock);
  const clocks = clocksAfter(fresh);
  mustKnowDeletes(scanned, (client) => clocks.get(client) ?? liveClock(client));
  const { items: removed, deletes } = effectiveDeletes(store, scanned);
  const effect = { fresh, removed, inner: within(removed) };
  mustBeOneWriter(store, known, (client) => gate.owners.ownerOf(client) === author.member);
  if (isWithoutEffect(effect, author)) return { kind: 'known', scanned };
  if (author.right === TextRight.read) throw new Violation('role', 'this member may only read');

  budget.spend(known.length, 'repeated');
  mustMatchLive(store, known);
  const claims = gate.owners.newClaims(clocks.keys(), author.member, (client) => liveClock(client) > 0);
  const judgement = rehearse(gate.text, deletes, { effect, author, budget });
  gate.deletions.mustHaveRoom(author.member, deletes, effect);
  gate.quota.mustHaveRoom(author.member, judgement.comments);
  const bytes = withoutKnownDeletes(update, scanned, deletes);
  return { kind: 'accepted', bytes, claims, scanned, late: judgement.late };
}

/**
 * Whoever receives others' formatting lets Yjs delete the marks that became superfluous, an editor also what it cannot
 * show, and sends that. From those who may not edit it is no violation, and nothing to store: each tidies for itself.
 */
function isWithoutEffect({ fresh, removed }: Effect, author: Author): boolean {
  if (fresh.length > 0) return false;
  if (author.right === TextRight.edit) return removed.length === 0;
  return isTidying(removed);
}

function rehearse(
  text: JudgedText,
  deletes: readonly ClientDeletes[],
  { effect, author, budget }: { effect: Effect; author: Author; budget: WorkBudget },
): Judgement {
  budget.spend(effect.fresh.length, 'fresh');
  budget.spend(effect.inner.union(new Set(effect.removed)).size, 'removed');
  const rehearsal = new Rehearsal(text.store, budget);
  const judgement = new Judgement(text, author, { rehearsal, budget });
  for (const struct of effect.fresh) judgement.insert(struct);
  for (const item of effect.removed) judgement.remove(item);
  judgement.conclude(effect.removed, deletes);
  chargeDeletes(text.store, deletes, { rehearsal, removed: effect.removed, budget });
  return judgement;
}

function chargeReading({ groups, deletes }: ScannedUpdate, budget: WorkBudget): void {
  for (const { structs } of groups) budget.spend(structs.length, 'struct');
  for (const { ranges } of deletes) budget.spend(ranges.length, 'deleteRange');
}

function clocksAfter(fresh: readonly Struct[]): Map<number, number> {
  const clocks = new Map<number, number>();
  for (const struct of fresh) clocks.set(struct.client, struct.clock + struct.length);
  return clocks;
}

function verdictOf(judged: () => Verdict): Verdict {
  try {
    return judged();
  } catch (error) {
    if (error instanceof Gap) return { kind: 'gap', why: error.message };
    if (error instanceof ScanError) return refused('malformed', error.message, null);
    if (error instanceof Violation) return refused(error.code, error.message, error.part);
    throw error;
  }
}

function refused(code: RefusalCode, why: string, part: string | null): Verdict {
  const refusal: Refusal = { code, why: why.slice(0, LONGEST_REASON) };
  if (part !== null) refusal.part = part;
  return { kind: 'refused', refusal };
}
