import type { Kysely } from 'kysely';
import type { ActingMember } from '#shared/access/ability.ts';
import type { MemberId } from '#shared/core/id.ts';
import type { DocumentActivity } from '#shared/drafting/document-activity.ts';
import { parseTextAddress, type TextKey } from '#shared/drafting/text-address.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/log.ts';
import type { MemberService } from '#server/sides/member-service.ts';
import { ChangeHistory, type ReadChangeTimes, type Spell } from './change-history.ts';
import { documentThing } from './document-service.ts';
import { readDocuments, readEveryText } from './document-store.ts';
import { DocumentVisits } from './document-visits.ts';
import { textRight } from './text-right.ts';

export type DocumentActivityService = {
  /** Who is where and who changed what since this member's last visit, of open texts only. Quiet documents are left out. */
  listActivity(member: ActingMember & { id: MemberId }): Promise<DocumentActivity[]>;
  /** The member sees the text up to that row of its log. Stored a little later; until then it is known all the same. */
  noteVisit(visit: { member: string; text: TextKey; seq: number }): void;
  /** Stores what was noted. What cannot be stored is logged and changes nothing. */
  saveVisits(): Promise<void>;
};

type Options = {
  db: Kysely<Schema>;
  clock: Clock;
  logger: Logger;
  members: MemberService;
  /** Port: who has which text open. */
  connected: () => readonly { member: string; text: TextKey }[];
  readChangeTimes: ReadChangeTimes;
};

type Signs = { people: Set<string>; spells: Spell[] };

/** Life in the documents, as far as each member may see it. */
export function createDocumentActivityService(options: Options): DocumentActivityService {
  const { db, clock, members, connected } = options;
  const visits = new DocumentVisits(options);
  const history = new ChangeHistory(options.readChangeTimes);
  return {
    async listActivity(member) {
      const [texts, seen, everybody] = await Promise.all([
        openTexts(db, member),
        visits.seenBy(member.id),
        members.listMembers(),
      ]);
      const known = new Map(everybody.map((each): [string, Member] => [each.id, each]));
      const present = connected();
      const signs = new Map<string, Signs>();
      for (const { document, address } of texts) {
        const here = present.filter(({ text }) => text === address).map((each) => each.member);
        // Whoever sits in the room sees the changes as they happen.
        const isHere = here.includes(member.id);
        const spells = isHere ? [] : await history.spellsAfter(address, seen.get(address) ?? 0);
        const found = signs.get(document) ?? { people: new Set(), spells: [] };
        for (const each of here) found.people.add(each);
        found.spells.push(...spells.filter((spell) => spell.member !== member.id));
        signs.set(document, found);
      }
      return [...signs].flatMap(([document, found]) => activityOf(document, found, known) ?? []);
    },
    noteVisit: (visit) => visits.note({ ...visit, at: clock.now() }),
    saveVisits: () => visits.save(),
  };
}

async function openTexts(db: Kysely<Schema>, member: ActingMember) {
  const [documents, texts] = await Promise.all([readDocuments(db), readEveryText(db)]);
  return documents.flatMap((document) =>
    texts.flatMap(({ address }) => {
      const parsed = parseTextAddress(address);
      if (parsed === null || parsed.document !== document.id) return [];
      const right = textRight(member, documentThing(document), parsed);
      return right === null ? [] : [{ document: document.id, address }];
    }),
  );
}

/** Null when nobody is there and nothing is new. The server's own writing is nobody's. */
function activityOf(
  document: string,
  { people, spells }: Signs,
  known: ReadonlyMap<string, Member>,
): DocumentActivity | null {
  const personOf = (id: string) => {
    const member = known.get(id);
    return member === undefined ? [] : [{ member: member.id, side: member.side, name: member.name }];
  };
  const writers = [...new Set(spells.map(({ member }) => member))];
  const changes = writers.flatMap((id) => {
    const own = spells.filter(({ member }) => member === id);
    const at = Math.max(...own.map(({ lastAt }) => lastAt));
    return personOf(id).map((person) => ({ ...person, count: own.length, at }));
  });
  const present = [...people].sort().flatMap(personOf);
  if (present.length === 0 && changes.length === 0) return null;
  return {
    // It came from the table of documents.
    document: document as DocumentActivity['document'],
    people: present,
    changes: changes.sort((a, b) => b.at - a.at),
  };
}
