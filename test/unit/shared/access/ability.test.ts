import { describe, expect, test } from 'vitest';
import { type ActingMember, abilitiesOf, may } from '#shared/access/ability.ts';
import { Role } from '#shared/access/role.ts';
import type { DocumentThing, Thing } from '#shared/access/thing.ts';
import { Verb } from '#shared/access/verb.ts';
import { sideIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { DocumentKind, DocumentStage } from '#shared/drafting/document.ts';
import { SessionStage } from '#shared/sessions/session.ts';

const sides = [sideIdSchema.parse('in'), sideIdSchema.parse('ru')];
const mining = subGroupIdSchema.parse('mining');
const railway = subGroupIdSchema.parse('railway-transport');
const subGroupsOfMember = [[], [mining], [railway], [mining, railway]];

const ALL: string[] = Object.values(DocumentKind);

/** Letters of the table: `.` is nothing. */
const LETTER: Record<string, Verb> = {
  r: Verb.read,
  c: Verb.comment,
  u: Verb.suggest,
  e: Verb.edit,
  a: Verb.agree,
  s: Verb.seal,
  p: Verb.commandParts,
  b: Verb.bringClause,
  g: Verb.registerAction,
  m: Verb.manageDocument,
};

/** Written by hand from the roles table: what may be done while drafting. `u` is not granted yet to anybody. */
const ORACLE = `
role                 protocol  agenda  own-minutes  other-minutes  own-side  other-side
co-chair             rceamg    rcemg   rcemg        rcemg          rcem      .
secretary            rceapbmg  rcepmg  rcepmg       rcepmg         rcem      .
sub-group-co-chair   rc        rc      rcepm        rc             rce       .
sub-group-member     rc        rc      rcepm        rc             rce       .
interpreter          rce       rce     rce          rce            rce       .
expert               rc        rc      rc           r              r         .
observer             rc        rc      rc           r              r         .
administrator        .         .       .            .              .         .
`;

const [header = [], ...lines] = ORACLE.trim()
  .split('\n')
  .map((line) => line.split(/\s+/));
const expectedWhileDrafting = new Map(
  lines.flatMap(([role = '', ...cells]) =>
    cells.map((cell, index) => [`${role}/${header[index + 1]}`, cell] as const),
  ),
);

function expected(member: ActingMember, document: DocumentThing): Verb[] {
  const drafting = expectedWhileDrafting.get(`${member.role}/${relation(member, document)}`);
  if (drafting === undefined) throw new Error('the table lacks a cell');
  if (drafting === '.') return [];
  if (document.stage === 'sealed') return [Verb.read];
  if (document.sessionStage === 'sealed' && document.side === null) return [Verb.read];
  if (document.isArchived) return drafting.includes('m') ? [Verb.read, Verb.manageDocument] : [Verb.read];
  if (document.stage === 'agreed') {
    const seals = member.role === 'co-chair' && document.kind === 'protocol' && document.side === null;
    return seals ? [Verb.read, Verb.seal] : [Verb.read];
  }
  return drafting.split('').map((letter) => LETTER[letter] ?? Verb.read);
}

function relation(member: ActingMember, document: DocumentThing): string {
  if (document.side !== null) return document.side === member.side ? 'own-side' : 'other-side';
  if (document.kind === 'protocol' || document.kind === 'agenda') return document.kind;
  const isOwn = member.subGroups.some((subGroup) => subGroup === document.subGroup);
  return isOwn ? 'own-minutes' : 'other-minutes';
}

function everyMember(): ActingMember[] {
  const ofSides = Object.values(Role).filter((role) => role !== Role.administrator);
  const members = ofSides.flatMap((role) =>
    sides.flatMap((side) =>
      subGroupsOfMember.map((subGroups) => ({ role, side, subGroups, isSuspended: false })),
    ),
  );
  return [...members, { role: Role.administrator, side: null, subGroups: [], isSuspended: false }];
}

function everyDocument(): DocumentThing[] {
  return Object.values(DocumentKind).flatMap((kind) =>
    Object.values(DocumentStage).flatMap((stage) =>
      [null, mining, railway].flatMap((subGroup) =>
        [null, ...sides].flatMap((side) =>
          [null, SessionStage.drafting, SessionStage.sealed].flatMap((sessionStage) =>
            [false, true].map((isArchived) => ({
              type: 'document' as const,
              kind,
              stage,
              subGroup,
              side,
              sessionStage,
              isArchived,
            })),
          ),
        ),
      ),
    ),
  );
}

describe('documents', () => {
  test('the table has a cell for every role', () => {
    expect(lines.map(([role]) => role)).toEqual(Object.values(Role));
  });

  test.each(Object.values(Role))(
    '%s: every kind, stage, sub-group, Side and verb is as the table says',
    (role) => {
      let cells = 0;
      const wrong: string[] = [];
      const check = (member: ActingMember, document: DocumentThing): void => {
        const allowed = expected(member, document);
        for (const verb of Object.values(Verb)) {
          const isRight = may(member, verb, document) === allowed.includes(verb);
          if (!isRight) wrong.push(JSON.stringify({ member, document, verb }));
          cells += 1;
        }
      };
      for (const member of everyMember().filter((each) => each.role === role)) {
        for (const document of everyDocument()) check(member, document);
      }
      expect(wrong).toEqual([]);
      expect(cells).toBeGreaterThan(1700);
    },
  );

  test('the list of abilities is what may be done, weakest first', () => {
    for (const member of everyMember()) {
      for (const document of everyDocument()) {
        expect([...abilitiesOf(member, document)].sort()).toEqual(expected(member, document).sort());
      }
    }
  });

  test('a member without a Side reads nothing, whatever the role', () => {
    for (const role of Object.values(Role)) {
      for (const document of everyDocument()) {
        expect(abilitiesOf({ role, side: null, subGroups: [mining], isSuspended: false }, document)).toEqual(
          [],
        );
      }
    }
  });
});

describe('private texts', () => {
  const protocol: DocumentThing = {
    type: 'document',
    kind: DocumentKind.protocol,
    stage: DocumentStage.drafting,
    subGroup: null,
    side: null,
    sessionStage: null,
    isArchived: false,
  };

  const ofOwnSide: readonly Verb[] = [Verb.read, Verb.comment, Verb.edit];

  test('never open to the other Side or to an administrator, and never agreed or sealed', () => {
    const texts = everyDocument().flatMap((document) =>
      sides.map((side) => ({ type: 'private-text' as const, side, document })),
    );
    const granted = everyMember().flatMap((member) =>
      texts.flatMap((text) =>
        Object.values(Verb)
          .filter((verb) => may(member, verb, text))
          .filter((verb) => member.side !== text.side || !ofOwnSide.includes(verb))
          .map((verb) => JSON.stringify({ member, text, verb })),
      ),
    );
    expect(granted).toEqual([]);
  });

  test.each([
    ['co-chair', true],
    ['secretary', true],
    ['sub-group-co-chair', true],
    ['sub-group-member', true],
    ['interpreter', true],
    ['expert', false],
    ['observer', false],
  ] as const)('%s of the Side reads it, and edits it: %s, also after the seal', (role, edits) => {
    for (const side of sides) {
      for (const stage of Object.values(DocumentStage)) {
        const member: ActingMember = { role, side, subGroups: [], isSuspended: false };
        const text: Thing = { type: 'private-text', side, document: { ...protocol, stage } };
        expect(may(member, Verb.read, text)).toBe(true);
        expect(may(member, Verb.edit, text)).toBe(edits);
        expect(may(member, Verb.comment, text)).toBe(edits);
      }
    }
  });

  test('beside an archived document it is only read', () => {
    for (const side of sides) {
      const archived: DocumentThing = { ...protocol, isArchived: true };
      const text: Thing = { type: 'private-text', side, document: archived };
      const member: ActingMember = { role: Role.secretary, side, subGroups: [], isSuspended: false };
      expect(Object.values(Verb).filter((verb) => may(member, verb, text))).toEqual([Verb.read]);
    }
  });

  test('a note of one Side has no text for the other', () => {
    const [own, other] = sides;
    if (own === undefined || other === undefined) throw new Error('two Sides');
    const member: ActingMember = { role: Role.coChair, side: own, subGroups: [], isSuspended: false };
    const theirs: DocumentThing = { ...protocol, kind: DocumentKind.note, side: other };
    expect(may(member, Verb.read, { type: 'private-text', side: own, document: theirs })).toBe(false);
  });
});

describe('beginning a document', () => {
  /** Kinds that each role may begin: with no sub-group, of an own one, of another. */
  const begins: Record<Role, [none: string[], own: string[], other: string[]]> = {
    'co-chair': [ALL, ALL, ALL],
    secretary: [ALL, ALL, ALL],
    'sub-group-co-chair': [[], ['minutes'], []],
    'sub-group-member': [[], ['minutes'], []],
    interpreter: [[], [], []],
    expert: [[], [], []],
    observer: [[], [], []],
    administrator: [[], [], []],
  };

  const newMinutes = { type: 'new-document', kind: DocumentKind.minutes, sessionStage: null } as const;

  test('nobody begins anything in a sealed session', () => {
    for (const member of everyMember()) {
      for (const kind of Object.values(DocumentKind)) {
        const thing: Thing = { type: 'new-document', kind, subGroup: mining, sessionStage: 'sealed' };
        expect(may(member, Verb.createDocument, thing)).toBe(false);
      }
    }
  });

  test.each(Object.values(Role))('%s begins what the table says, and no other verb applies', (role) => {
    const side = role === Role.administrator ? null : (sides[0] ?? null);
    const member: ActingMember = { role, side, subGroups: [mining], isSuspended: false };
    for (const [index, subGroup] of [null, mining, railway].entries()) {
      const kinds = Object.values(DocumentKind).filter((kind) =>
        may(member, Verb.createDocument, { type: 'new-document', kind, subGroup, sessionStage: null }),
      );
      expect({ subGroup, kinds }).toEqual({ subGroup, kinds: begins[role][index] });
      const others = Object.values(Verb).filter((verb) => verb !== Verb.createDocument);
      for (const verb of others) {
        expect(may(member, verb, { ...newMinutes, subGroup })).toBe(false);
      }
    }
  });

  test('nobody without a Side begins anything', () => {
    for (const role of Object.values(Role)) {
      const thing: Thing = { ...newMinutes, subGroup: mining };
      expect(
        may({ role, side: null, subGroups: [mining], isSuspended: false }, Verb.createDocument, thing),
      ).toBe(false);
    }
  });
});

describe('the register of actions', () => {
  const registerVerbs: readonly Verb[] = [Verb.registerAction, Verb.runAction];
  const keepers: readonly Role[] = [Role.coChair, Role.secretary];

  test('everybody of a Side reads it, co-chairs and secretaries keep it, nobody else does anything', () => {
    for (const member of everyMember()) {
      for (const verb of Object.values(Verb)) {
        const reads = verb === Verb.read && member.side !== null;
        const keeps = registerVerbs.includes(verb) && keepers.includes(member.role);
        expect({ member, verb, may: may(member, verb, { type: 'register' }) }).toEqual({
          member,
          verb,
          may: reads || keeps,
        });
      }
    }
  });

  test('a Side reports only for itself and answers only what the other one has reported', () => {
    const [own = [], other = []] = sides.map((side) => [side]);
    /** Whom an action binds, and whether the first Side reports and answers there. */
    const table = [
      { bound: own, reports: true, answers: false },
      { bound: other, reports: false, answers: true },
      { bound: sides, reports: true, answers: true },
    ];
    for (const role of Object.values(Role).filter((each) => each !== Role.administrator)) {
      const member: ActingMember = { role, side: sides[0] ?? null, subGroups: [mining], isSuspended: false };
      for (const { bound, reports, answers } of table) {
        const granted = Object.values(Verb).filter((verb) =>
          may(member, verb, { type: 'action', sides: bound }),
        );
        const kept = [
          ...(reports ? [Verb.reportAction] : []),
          ...(answers ? [Verb.answerReport] : []),
          Verb.runAction,
        ];
        const expectedVerbs = keepers.includes(role) ? [Verb.read, ...kept] : [Verb.read];
        expect({ role, bound, granted: granted.sort() }).toEqual({
          role,
          bound,
          granted: expectedVerbs.sort(),
        });
      }
    }
  });

  test('nobody without a Side knows of it, whatever the role', () => {
    for (const role of Object.values(Role)) {
      for (const thing of [{ type: 'register' }, { type: 'action', sides }] satisfies Thing[]) {
        const granted = Object.values(Verb).filter((verb) =>
          may({ role, side: null, subGroups: [], isSuspended: false }, verb, thing),
        );
        expect(granted).toEqual([]);
      }
    }
  });
});

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
        const granted = Object.values(Verb).filter((verb) =>
          may(member, verb, { type: 'session', sessionStage: stage }),
        );
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
    ['read-audit', 'administrator'],
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
      for (const verb of [...Object.values(LETTER), Verb.createDocument, Verb.manageMembers]) {
        expect(may(member, verb, { type: 'workspace' })).toBe(false);
      }
    }
  });
});
