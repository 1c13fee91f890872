import { useEffect } from 'react';
import type { RegisterChange } from '#shared/actions/register-change.ts';
import { registerChanges } from './register-changes.ts';

const nothing = (): void => undefined;

/** Keeps what was read of the register up to date while the screen stands; and tells it of changes, when it asks to. */
export function useRegisterChanges(listener: (changes: readonly RegisterChange[]) => void = nothing): void {
  useEffect(() => registerChanges.listen(listener), [listener]);
}
