/**
 * What the rules say, written once more by hand from the roles table of the design, and in another form: lists of who may,
 * by deed. Nothing here may come from the product: where both agree, two people have read the rules alike.
 */
import { type Asker, OWN_GROUP, type SideCode } from './askers.ts';
import type { Paper, PaperText } from './papers.ts';

/** How a route answers: any success, or exactly this status and code. */
export type Answer = 'done' | `${number} ${string}`;

export const NOBODY_KNOWN: Answer = '401 login-required';
export const FORBIDDEN: Answer = '403 forbidden';
export const NOT_THERE: Answer = '404 not-found';

/** What may be done to a paper. */
export type Deed =
  | 'read'
  | 'comment'
  | 'edit'
  | 'command parts'
  | 'manage'
  | 'bring clauses'
  | 'make actions';

type Shelf = 'protocol' | 'agenda' | 'own paper' | 'other paper' | 'own Side’s' | 'notes';

/** C co-chair, S secretary, G sub-group co-chair, M member, I interpreter, E expert, O observer; an administrator nowhere. */
const WHO: Record<Deed, Record<Shelf, string>> = {
  read: {
    protocol: 'CSGMIEO',
    agenda: 'CSGMIEO',
    'own paper': 'CSGMIEO',
    'other paper': 'CSGMIEO',
    'own Side’s': 'CSGMIEO',
    notes: 'CSGMIEO',
  },
  comment: {
    protocol: 'CSGMIEO',
    agenda: 'CSGMIEO',
    'own paper': 'CSGMIEO',
    'other paper': 'CSGMI',
    'own Side’s': 'CSGMI',
    notes: 'CSGMI',
  },
  edit: {
    protocol: 'CSI',
    agenda: 'CSI',
    'own paper': 'CSGMI',
    'other paper': 'CSI',
    'own Side’s': 'CSGMI',
    notes: 'CSGMI',
  },
  'command parts': {
    protocol: 'S',
    agenda: 'S',
    'own paper': 'SGM',
    'other paper': 'S',
    'own Side’s': '',
    notes: '',
  },
  manage: {
    protocol: 'CS',
    agenda: 'CS',
    'own paper': 'CSGM',
    'other paper': 'CS',
    'own Side’s': 'CS',
    notes: '',
  },
  'bring clauses': {
    protocol: 'S',
    agenda: '',
    'own paper': '',
    'other paper': '',
    'own Side’s': '',
    notes: '',
  },
  'make actions': {
    protocol: 'CS',
    agenda: 'CS',
    'own paper': 'CS',
    'other paper': 'CS',
    'own Side’s': '',
    notes: '',
  },
};

/** What each state of a paper still lets anybody do. */
const LEFT: Record<Paper['state'], readonly Deed[]> = {
  written: ['read', 'comment', 'edit', 'command parts', 'manage', 'bring clauses', 'make actions'],
  reconciled: ['read', 'comment', 'edit', 'command parts', 'manage', 'bring clauses', 'make actions'],
  archived: ['read', 'manage'],
  agreed: ['read'],
  sealed: ['read'],
};

/** Null: the paper is not there for that asker. */
function shelfOf(asker: Asker, paper: Paper): Shelf | null {
  if (!paper.exists || asker.side === null) return null;
  if (paper.side !== null) return paper.side === asker.side ? 'own Side’s' : null;
  if (paper.kind === 'protocol' || paper.kind === 'agenda') return paper.kind;
  return asker.membership === 'in' && paper.subGroup === OWN_GROUP ? 'own paper' : 'other paper';
}

export function mayDo(asker: Asker, deed: Deed, paper: Paper): boolean {
  const shelf = shelfOf(asker, paper);
  if (shelf === null || !WHO[deed][shelf].includes(asker.role)) return false;
  if (paper.side === null && paper.isSessionSealed) return deed === 'read';
  return LEFT[paper.state].includes(deed);
}

/** A paper that may not be read does not exist; of one that may, it is said that more is not allowed. */
export function onPaper(asker: Asker, deed: Deed, paper: Paper): Answer {
  if (!mayDo(asker, 'read', paper)) return NOT_THERE;
  return mayDo(asker, deed, paper) ? 'done' : FORBIDDEN;
}

/** What a socket opened for this text may write; null: there is no such text for the asker. */
export function textRightOf(asker: Asker, text: PaperText): 'read' | 'comment' | 'edit' | null {
  const { paper, side } = text;
  if (!text.exists || !mayDo(asker, 'read', paper)) return null;
  if (side === null) {
    if (mayDo(asker, 'edit', paper)) return 'edit';
    return mayDo(asker, 'comment', paper) ? 'comment' : 'read';
  }
  if (side !== asker.side) return null;
  // The notes of a Side outlive agreement and seal; only what is put aside stands still.
  return paper.state !== 'archived' && WHO.edit.notes.includes(asker.role) ? 'edit' : 'read';
}

export function isOf(asker: Asker, letters: string): boolean {
  return letters.includes(asker.role);
}

/** Who may begin a document of that kind; one for the own Side alone whatever becomes of the session. */
export function mayBegin(
  asker: Asker,
  {
    kind,
    subGroup,
    isPrivate,
    isSealed,
  }: { kind: Paper['kind']; subGroup: string | null; isPrivate: boolean; isSealed: boolean },
): boolean {
  if (isPrivate) return isOf(asker, 'CS');
  if (isSealed) return false;
  if (isOf(asker, 'CS')) return true;
  return isOf(asker, 'GM') && kind === 'minutes' && subGroup === OWN_GROUP && asker.membership === 'in';
}

/** The register: everybody of a Side reads it, those who lead the work keep it. */
export function keepsRegister(asker: Asker): boolean {
  return isOf(asker, 'CS');
}

/** Members of that Side, null being administrators, are looked after by its secretary, and everybody by an administrator. */
export function looksAfter(asker: Asker, side: SideCode | null): boolean {
  return isOf(asker, 'A') || (isOf(asker, 'S') && side !== null && side === asker.side);
}

/** Sessions are kept by the secretaries of either Side, as long as they are not sealed; everybody reads them. */
export function keepsSession(asker: Asker, isSealed: boolean): boolean {
  return isOf(asker, 'S') && !isSealed;
}

/** Whom a Side sends is known to both Sides, and written by that Side's secretary. */
export function listsDelegation(asker: Asker, side: SideCode, isSealed: boolean): boolean {
  return keepsSession(asker, isSealed) && asker.side === side;
}

/** For whom an entry of the record is, by the word that stands on it. */
export const RECORD_KINDS = [
  'joint',
  'people:in',
  'people:ru',
  'side:in',
  'side:ru',
  'administration',
] as const;

/**
 * The record is for secretaries and administrators: what both have in common for all of them, what one Side keeps to
 * itself for its secretary alone, who acts for it for administrators as well.
 */
export function readsRecord(asker: Asker): readonly (typeof RECORD_KINDS)[number][] {
  if (isOf(asker, 'A')) return ['joint', 'people:in', 'people:ru', 'administration'];
  if (!isOf(asker, 'S')) return [];
  return asker.side === 'in' ? ['joint', 'people:in', 'side:in'] : ['joint', 'people:ru', 'side:ru'];
}
