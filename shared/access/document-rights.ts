import { Role } from './role.ts';
import { Verb } from './verb.ts';

/** How a document stands to the member who asks: the columns of the table below. */
export type DocumentColumn = 'protocol' | 'minutesOfOwnSubGroup' | 'otherMinutes' | 'privateToOwnSide';

type Row = Readonly<Record<DocumentColumn, readonly Verb[]>>;

const { read, comment, suggest, edit, agree, seal, commandParts, manageDocument } = Verb;

const reading = [read];
const commenting = [read, comment];
const suggesting = [read, comment, suggest];
const editing = [read, comment, suggest, edit];
const managing = [...editing, manageDocument];
const structuring = [...managing, commandParts];
const nothing: readonly Verb[] = [];

const memberOfSubGroup: Row = {
  protocol: suggesting,
  minutesOfOwnSubGroup: structuring,
  otherMinutes: suggesting,
  privateToOwnSide: editing,
};

const listener: Row = {
  protocol: commenting,
  minutesOfOwnSubGroup: commenting,
  otherMinutes: reading,
  privateToOwnSide: reading,
};

/**
 * Roles and what they may do to a document that is still being written. `ability.ts` is the only reader. The order of the
 * Protocol is its secretaries' to change; minutes are built by those who write them.
 */
export const documentRights: Readonly<Record<Role, Row>> = {
  [Role.coChair]: {
    protocol: [...managing, agree, seal],
    minutesOfOwnSubGroup: managing,
    otherMinutes: managing,
    privateToOwnSide: managing,
  },
  [Role.secretary]: {
    protocol: [...structuring, agree],
    minutesOfOwnSubGroup: structuring,
    otherMinutes: structuring,
    privateToOwnSide: managing,
  },
  [Role.subGroupCoChair]: memberOfSubGroup,
  [Role.subGroupMember]: memberOfSubGroup,
  [Role.interpreter]: {
    protocol: editing,
    minutesOfOwnSubGroup: editing,
    otherMinutes: editing,
    privateToOwnSide: editing,
  },
  [Role.expert]: listener,
  [Role.observer]: listener,
  [Role.administrator]: {
    protocol: nothing,
    minutesOfOwnSubGroup: nothing,
    otherMinutes: nothing,
    privateToOwnSide: nothing,
  },
};
