import { isOver } from './session-stage.ts';
import type { Session } from './session.ts';

/** The earliest session whose text is not yet agreed; when all are, the latest. */
export function currentSession(sessions: readonly Session[]): Session | null {
  const byNumber = [...sessions].sort((a, b) => a.number - b.number);
  return byNumber.find(({ stage }) => !isOver(stage)) ?? byNumber.at(-1) ?? null;
}
