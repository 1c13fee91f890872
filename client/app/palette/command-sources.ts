import { useEffect, useRef } from 'react';
import type { Command } from './command.ts';

/** Asked when the palette opens, so that nothing is computed or loaded before. */
type CommandSource = () => readonly Command[] | Promise<readonly Command[]>;

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
export async function commandsNow(): Promise<Command[]> {
  return (await Promise.all([...sources].map(async (source) => source()))).flat();
}
