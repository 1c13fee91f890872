import { describe, expect, test } from 'vitest';
import { currentSession } from '#shared/sessions/current-session.ts';
import { changesRights, isBack, movesByHand, stageMoves } from '#shared/sessions/session-stage.ts';
import { type Session, sessionSchema, SessionStage } from '#shared/sessions/session.ts';

const stages = Object.values(SessionStage);

/** Rows from, columns to; h by hand, o by opening, s by the seal. */
const TABLE = `
             preparing drafting reconciling agreed sealed
preparing    .         o        .           .      .
drafting     .         .        h           .      .
reconciling  .         h        .           h      .
agreed       .         .        h           .      s
sealed       .         .        .           .      .
`;

const [columns = [], ...rows] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

describe('stages of a session', () => {
  test('every pair is as the table says', () => {
    const cells = rows.flatMap(([from, ...letters]) =>
      letters.map((letter, index) => ({ from, to: columns[index], letter })),
    );
    expect(cells).toHaveLength(stages.length ** 2);
    for (const { from, to, letter } of cells) {
      const by = stageMoves.find((move) => move.from === from && move.to === to)?.by;
      expect({ from, to, letter: by?.slice(0, 1) ?? '.' }).toEqual({ from, to, letter });
    }
  });

  test('by hand nobody reaches the seal or leaves it, and the way on stands before the way back', () => {
    expect(stages.flatMap(movesByHand)).not.toContain(SessionStage.sealed);
    expect(movesByHand(SessionStage.sealed)).toEqual([]);
    expect(movesByHand(SessionStage.reconciling)).toEqual([SessionStage.agreed, SessionStage.drafting]);
    expect(isBack(SessionStage.agreed, SessionStage.reconciling)).toBe(true);
    expect(isBack(SessionStage.reconciling, SessionStage.agreed)).toBe(false);
  });

  test('only the seal changes what may be done to documents', () => {
    for (const { from, to, by } of stageMoves) expect(changesRights(from, to)).toBe(by === 'seal');
  });
});

describe('the current session', () => {
  const session = (number: number, stage: SessionStage): Session =>
    sessionSchema.parse({
      id: `session-${number}`,
      number,
      stage,
      place: null,
      startsOn: null,
      endsOn: null,
      coChairs: [],
      subGroups: [],
    });
  const current = (...all: Session[]): number | null => currentSession(all)?.number ?? null;

  test('is the earliest whose text is not agreed, whatever the order', () => {
    expect(current()).toBeNull();
    expect(current(session(12, 'preparing'), session(11, 'drafting'))).toBe(11);
    expect(current(session(11, 'sealed'), session(12, 'preparing'), session(10, 'sealed'))).toBe(12);
  });

  test('an agreed one stays current until the next is announced', () => {
    expect(current(session(11, 'agreed'))).toBe(11);
    expect(current(session(11, 'agreed'), session(12, 'preparing'))).toBe(12);
  });
});
