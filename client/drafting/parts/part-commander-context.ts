import { createContext } from 'react';
import type { PartCommander } from './part-commander.ts';

/** Null where the member may not command parts. */
export const PartCommanderContext = createContext<PartCommander | null>(null);
