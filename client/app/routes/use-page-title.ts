import { useEffect } from 'react';

/** The name of the window: the screen first, the product last. */
export function usePageTitle(screen: string): void {
  useEffect(() => {
    document.title = `${screen} · Alternat`;
  }, [screen]);
}
