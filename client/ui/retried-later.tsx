import { useEffect } from 'react';

/** Often enough that it is there when it is wanted, seldom enough that nobody notices the attempts. */
const AGAIN_AFTER_MS = 15_000;

/** In the place of an ornament that has failed: nothing, and it comes back by itself. */
export const retriedLater = (retry: () => void) => <RetriedLater retry={retry} />;

function RetriedLater({ retry }: { retry: () => void }) {
  useEffect(() => {
    const timer = setTimeout(retry, AGAIN_AFTER_MS);
    window.addEventListener('online', retry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', retry);
    };
  }, [retry]);
  return null;
}
