import { useEffect, useState } from 'react';

/**
 * The secret of a link, which stands behind `#`; empty without one. Taken out of the address at once: it must not stay in
 * the history of a browser that somebody else uses after.
 */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
  }, []);
  return token;
}
