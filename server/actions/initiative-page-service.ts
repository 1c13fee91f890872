import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { DocumentId, InitiativeId } from '#shared/core/id.ts';
import type {
  InitiativeMention,
  InitiativePage,
  InitiativeRow,
  NewStage,
} from '#shared/initiatives/initiative-page.ts';
import type { Sector } from '#shared/initiatives/sector.ts';
import type { Member } from '#shared/sides/member.ts';
import type { InitiativeService } from '#server/initiatives/initiative-service.ts';
import type { ClauseQuote } from '#shared/actions/action.ts';
import type { RegisterService } from './register-service.ts';

type Clause = Omit<InitiativeMention, 'words'> & { wordings: ClauseQuote['wordings'] };

/** Port: drafting reads the texts of both Sides. */
export type Mentions = {
  mentionsOf(initiative: InitiativeId): Promise<readonly Clause[]>;
  clausesOf(quoted: readonly { document: DocumentId; cid: string }[]): Promise<readonly Clause[]>;
};

export type InitiativePageService = {
  /** Refuses with `forbidden` those without a Side. */
  listInitiatives(member: Member): Promise<{ sectors: Sector[]; initiatives: InitiativeRow[] }>;
  /** With its actions across sessions and every clause that mentions it now; refuses with `not-found`. */
  readInitiative(member: Member, id: string): Promise<InitiativePage>;
  /** Adds a stage, and answers the page. */
  reachStage(member: Member, id: string, stage: NewStage): Promise<InitiativePage>;
};

/** An initiative as everything that serves it shows it. */
export function createInitiativePageService(options: {
  initiatives: InitiativeService;
  register: RegisterService;
  mentions: Mentions;
}): InitiativePageService {
  const { initiatives, register, mentions } = options;
  const readInitiative: InitiativePageService['readInitiative'] = async (member, id) => {
    const { sectors, initiatives: all } = await initiatives.known();
    const initiative = all.find((each) => each.id === id);
    if (initiative === undefined || !may(member, Verb.read, { type: 'register' })) {
      throw new AppError(ErrorCode.notFound, 'no such initiative for this member');
    }
    const actions = await register.rows({ initiative: initiative.id });
    const stages = await initiatives.stages(initiative.id);
    return {
      initiative,
      sector: sectors.find((sector) => sector.id === initiative.sector) ?? null,
      stages: stages.map(({ initiative: _initiative, ...stage }) => stage),
      actions,
      mentions: await mentionsOf(mentions, initiative.id, actions),
      mayRun: may(member, Verb.runAction, { type: 'register' }),
    };
  };
  return {
    async listInitiatives(member) {
      if (!may(member, Verb.read, { type: 'register' })) {
        throw new AppError(ErrorCode.forbidden, 'initiatives are for the two Sides');
      }
      const [known, stages, rows] = await Promise.all([
        initiatives.known(),
        initiatives.stages(),
        register.rows(),
      ]);
      return {
        sectors: known.sectors,
        initiatives: known.initiatives.map((initiative) => {
          const last = stages.findLast((stage) => stage.initiative === initiative.id);
          const own = rows.filter((row) => row.initiative === initiative.id);
          return { initiative, stage: last ?? null, actions: counted(own) };
        }),
      };
    },
    readInitiative,
    async reachStage(member, id, stage) {
      await initiatives.reachStage(member, id, stage);
      return readInitiative(member, id);
    },
  };
}

function counted(rows: readonly RegisterRow[]): InitiativeRow['actions'] {
  return {
    total: rows.length,
    finished: rows.filter(({ isUnfinished }) => !isUnfinished).length,
    overdue: rows.filter(({ dueState }) => dueState === 'overdue').length,
  };
}

/** By a chip, or because an action of the initiative quotes it; each clause once. */
async function mentionsOf(
  mentions: Mentions,
  initiative: InitiativeId,
  actions: readonly RegisterRow[],
): Promise<InitiativeMention[]> {
  const quoted = actions.flatMap(({ quote }) => quote ?? []);
  const found = [...(await mentions.mentionsOf(initiative)), ...(await mentions.clausesOf(quoted))];
  const once = new Map(found.map((clause) => [`${clause.document} ${clause.cid}`, clause]));
  return [...once.values()].map(({ wordings, ...clause }) => ({
    ...clause,
    words: Object.fromEntries(Object.entries(wordings).map(([language, { words }]) => [language, words])),
  }));
}
