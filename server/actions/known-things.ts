import type { Action, Commitment, Filing } from '#shared/actions/action.ts';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import type { Deadline } from '#shared/actions/deadline.ts';
import type { ActionId, BodyId, SideId } from '#shared/core/id.ts';
import type { Initiative } from '#shared/initiatives/initiative.ts';
import type { Sector } from '#shared/initiatives/sector.ts';
import type { Session } from '#shared/sessions/session.ts';
import type { Body } from '#shared/sides/body.ts';
import type { Side } from '#shared/sides/side.ts';
import type { SubGroup } from '#shared/sides/sub-group.ts';
import { wrongField } from '#server/http/wrong-field.ts';

/** What a fact may name. */
export type KnownThings = {
  readonly sides: readonly Side[];
  readonly subGroups: readonly SubGroup[];
  readonly sessions: readonly Session[];
  readonly bodies: readonly Body[];
  readonly sectors: readonly Sector[];
  readonly initiatives: readonly Initiative[];
};

type Named = { readonly known: KnownThings; readonly isAction: (id: ActionId) => Promise<boolean> };

/** Refuses, with `invalid-input` and the field, a fact that names what does not exist, or a body of the wrong Side. */
export async function requireKnown(fact: ActionFact, named: Named): Promise<void> {
  switch (fact.fact) {
    case 'ActionRegistered':
      return requireAction(fact.action, named);
    case 'CommitmentAmended':
      return requireCommitment(fact.commitment, named);
    case 'ActionFiled':
      return requireFiling(fact.filing, named.known);
    case 'BodiesNamed':
      return requireBodies([fact.leadBody, ...fact.coExecutors], fact.side, named.known);
    case 'ExtensionProposed':
      return requireDeadline(fact.deadline, named);
    case 'EndingProposed':
      return fact.by === null ? undefined : requireOther(fact.by, 'by', named);
    default:
      return undefined; // names nothing but facts of its own action, and evidence
  }
}

async function requireAction({ session, commitment, filing }: Action, named: Named): Promise<void> {
  requireOne(named.known.sessions, session, 'session');
  requireFiling(filing, named.known);
  await requireCommitment(commitment, named);
}

async function requireCommitment({ parts, deadline, dependsOn }: Commitment, named: Named): Promise<void> {
  for (const { side, leadBody, coExecutors } of parts) {
    requireOne(named.known.sides, side, 'parts');
    requireBodies(leadBody === null ? coExecutors : [leadBody, ...coExecutors], side, named.known);
  }
  if (dependsOn !== null) await requireOther(dependsOn, 'dependsOn', named);
  if (deadline !== null) await requireDeadline(deadline, named);
}

async function requireDeadline(deadline: Deadline, named: Named): Promise<void> {
  if (deadline.kind === 'absolute') return;
  const { trigger } = deadline;
  if (trigger.kind === 'delivery-received') await requireOther(trigger.action, 'deadline', named);
  if ('session' in trigger) requireOne(named.known.sessions, trigger.session, 'deadline');
}

function requireFiling({ initiative, sector, subGroup }: Filing, known: KnownThings): void {
  if (initiative !== null) requireOne(known.initiatives, initiative, 'initiative');
  if (sector !== null) requireOne(known.sectors, sector, 'sector');
  if (subGroup !== null) requireOne(known.subGroups, subGroup, 'subGroup');
}

function requireBodies(bodies: readonly BodyId[], side: SideId | null, known: KnownThings): void {
  const own = known.bodies.filter((body) => body.side === side);
  for (const body of bodies) requireOne(own, body, 'bodies');
  if (new Set(bodies).size !== bodies.length) throw wrongField('bodies', 'a body is named twice');
}

async function requireOther(id: ActionId, field: string, { isAction }: Named): Promise<void> {
  if (!(await isAction(id))) throw wrongField(field, `there is no action ${id}`);
}

function requireOne(things: readonly { readonly id: string }[], id: string, field: string): void {
  if (!things.some((thing) => thing.id === id)) throw wrongField(field, `there is no ${id}`);
}
