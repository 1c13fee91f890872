import { createContext, useContext } from 'react';
import type { Hue } from '#client/ui/colour-tag.tsx';
import type { Register } from '#shared/actions/register.ts';
import type { SideId } from '#shared/core/id.ts';
import type { Side } from '#shared/sides/side.ts';
import type { RegisterNames } from './rows/named-row.ts';
import type { Facet, RegisterView } from './register-view.ts';
import type { RegisterSearch } from './register-search.ts';

/** What every part of the register's screen looks at. */
export type RegisterScene = {
  readonly register: Register;
  readonly names: RegisterNames;
  /** In the order of the viewer's own original. */
  readonly sides: readonly Side[];
  readonly looks: ReadonlyMap<string, { readonly letters: string; readonly hue: Hue; readonly name: string }>;
  /** Of the member; the register is for members of a Side. */
  readonly side: SideId;
  readonly demonstration: boolean;
  readonly view: RegisterView;
  /** `isTyped`: letter by letter, so that the way back does not lead through every one. */
  readonly show: (view: RegisterView, isTyped?: boolean) => void;
  /** The address of a view, for links. */
  readonly searchOf: (view: RegisterView) => RegisterSearch;
  /** What a value of a facet is called. */
  readonly titleOf: (facet: Facet, value: string) => string;
};

const sceneContext = createContext<RegisterScene | null>(null);

export const RegisterSceneProvider = sceneContext.Provider;

/** Refuses to work outside of the register's screen. */
export function useScene(): RegisterScene {
  const scene = useContext(sceneContext);
  if (scene === null) throw new Error('a part of the register stands outside of its screen');
  return scene;
}
