import { createContext, useSyncExternalStore } from 'react';
import type { ClauseOrigins } from './clause-origins.ts';
import type { ChipThings } from './chip-things.ts';
import type { TextActions, TextActionsState } from './text-actions.ts';

export type ActionsInText = {
  readonly actions: TextActions;
  readonly things: ChipThings;
  readonly origins: ClauseOrigins;
};

/** The actions of the text that is open around here, and what its chips name; null outside of a room. */
export const ActionsContext = createContext<ActionsInText | null>(null);

/** What they are now. */
export function useActionsState(actions: TextActions): TextActionsState {
  return useSyncExternalStore(actions.subscribe, () => actions.state);
}

const never = () => () => undefined;

/** Whether this member may make actions of the clauses of the open text, as far as that is known yet. */
export function useMayRegister(actions: TextActions | null): boolean {
  return useSyncExternalStore(actions?.subscribe ?? never, () => actions?.state.mayRegister === true);
}
