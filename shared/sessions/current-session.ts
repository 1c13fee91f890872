import { SessionStage, type Session } from './session.ts';

/** The earliest session that is not yet sealed; when all are, the latest. */
export function currentSession(sessions: readonly Session[]): Session | null {
  const byNumber = [...sessions].sort((a, b) => a.number - b.number);
  return byNumber.find((session) => session.stage !== SessionStage.sealed) ?? byNumber.at(-1) ?? null;
}
