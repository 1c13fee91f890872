import { describe, expect, test } from 'vitest';
import { may } from '#shared/access/ability.ts';
import { Role } from '#shared/access/role.ts';
import type { Thing } from '#shared/access/thing.ts';
import { Verb, documentVerbs } from '#shared/access/verb.ts';
import type { AuditReaders } from '#shared/audit/audit-readers.ts';
import { SessionStage } from '#shared/sessions/session.ts';
import { everyDocument, everyMember, mining, sides } from './everybody-and-everything.ts';

describe('a suspended member', () => {
  test('may nothing to anything, whatever the role', () => {
    const [side = null] = sides;
    if (side === null) throw new Error('two Sides');
    const others: Thing[] = [
      { type: 'new-document', kind: 'minutes', subGroup: mining, sessionStage: null },
      { type: 'register' },
      { type: 'action', sides },
      { type: 'members', side },
      { type: 'members', side: null },
      { type: 'workspace' },
      { type: 'session', stage: SessionStage.drafting },
      { type: 'delegation', side, sessionStage: SessionStage.drafting },
      { type: 'audit', readers: 'joint' },
    ];
    const documents = everyDocument();
    const notes = documents.map((document): Thing => ({ type: 'private-text', side, document }));
    for (const member of everyMember().map((each) => ({ ...each, isSuspended: true }))) {
      const granted = [...others, ...documents, ...notes].flatMap((thing) =>
        Object.values(Verb).filter((verb) => may(member, verb, thing)),
      );
      expect(granted).toEqual([]);
    }
  });
});

describe('sessions', () => {
  const stages = Object.values(SessionStage);

  test('everybody knows of them; secretaries of both Sides keep them until the seal', () => {
    for (const member of everyMember()) {
      for (const stage of stages) {
        const granted = Object.values(Verb).filter((verb) => may(member, verb, { type: 'session', stage }));
        const keeps = member.role === Role.secretary && stage !== SessionStage.sealed;
        expect(granted.sort()).toEqual(keeps ? [Verb.manageSessions, Verb.read] : [Verb.read]);
      }
    }
  });

  test('members of both Sides read both delegations; a secretary writes the own until the seal, nobody the other', () => {
    for (const member of everyMember()) {
      for (const sessionStage of stages) {
        for (const side of sides) {
          const thing = { type: 'delegation' as const, side, sessionStage };
          const granted = Object.values(Verb).filter((verb) => may(member, verb, thing));
          const isOwn = member.role === Role.secretary && member.side === side;
          const writes = isOwn && sessionStage !== SessionStage.sealed;
          const all = writes ? [Verb.manageDelegation, Verb.read] : [Verb.read];
          expect({ member, thing, granted: granted.sort() }).toEqual({
            member,
            thing,
            granted: member.side === null ? [] : all,
          });
        }
      }
    }
  });
});

describe('the set-up', () => {
  test('members are managed by the secretary of their Side and by the administrator, by nobody else', () => {
    for (const member of everyMember()) {
      for (const side of [...sides, null]) {
        for (const verb of Object.values(Verb)) {
          const isSecretary = member.role === 'secretary' && member.side === side;
          const isOfMembers = ['manage-members', 'read-members', 'invite-member', 'suspend-member'].includes(
            verb,
          );
          const allowed = isOfMembers && (isSecretary || member.role === 'administrator');
          expect(may(member, verb, { type: 'members', side })).toBe(allowed);
        }
      }
    }
  });

  test.each([
    ['manage-sessions', 'secretary'],
    ['manage-sides', 'administrator'],
    ['manage-logins', 'administrator'],
    ['set-login-policy', 'administrator'],
    ['reset-password', 'administrator'],
  ] as const)('%s belongs to the %s alone', (verb, role) => {
    for (const member of everyMember()) {
      expect(may(member, verb, { type: 'workspace' })).toBe(member.role === role);
    }
  });

  test('the next session is opened by co-chairs and secretaries', () => {
    for (const member of everyMember()) {
      const opens = member.role === Role.coChair || member.role === Role.secretary;
      expect(may(member, Verb.openSession, { type: 'workspace' })).toBe(opens);
    }
  });

  test('no verb of documents applies to the workspace', () => {
    for (const member of everyMember()) {
      for (const verb of [...documentVerbs, Verb.createDocument, Verb.manageMembers]) {
        expect(may(member, verb, { type: 'workspace' })).toBe(false);
      }
    }
  });
});

describe('the record of facts', () => {
  test('a secretary reads the joint one and that of the own Side, an administrator all but what a Side keeps to itself', () => {
    for (const member of everyMember()) {
      const reads = (readers: AuditReaders): boolean =>
        may(member, Verb.readAudit, { type: 'audit', readers });
      const isSecretary = member.role === Role.secretary;
      const isAdministrator = member.role === Role.administrator;
      expect(reads('joint')).toBe(isSecretary || isAdministrator);
      expect(reads('administration')).toBe(isAdministrator);
      for (const side of sides) {
        expect(reads(`people:${side}`)).toBe(isAdministrator || (isSecretary && member.side === side));
        expect(reads(`side:${side}`)).toBe(isSecretary && member.side === side);
      }
    }
  });
});
