import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Session } from '#shared/sessions/session.ts';
import { SessionOpening } from './session-opening.tsx';

/** On Home; its form may stand open by the address. */
export function HomeOpening({ session }: { session: Session }) {
  const navigate = useNavigate();
  const { opening = false } = useSearch({ from: '/signed-in/' });
  const ask = (asked: boolean): void =>
    void navigate({ to: '/', search: asked ? { opening: true } : {}, replace: true });
  return <SessionOpening session={session} isAsked={opening} ask={ask} />;
}
