import { useEffect, useRef } from 'react';
import type { Command } from './command.ts';

/** Asked when the palette opens, so that nothing is computed before. */
type CommandSource = () => readonly Command[];

const sources = new Set<CommandSource>();

/** Adds commands to the palette for as long as the component stands. */
export function useCommands(source: CommandSource): void {
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  useEffect(() => {
    const ask: CommandSource = () => latest.current();
    sources.add(ask);
    return () => void sources.delete(ask);
  }, []);
}

/** Everything that can be done on this screen now. */
export function commandsNow(): Command[] {
  return [...sources].flatMap((source) => source());
}
