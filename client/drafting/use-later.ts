import { useEffect, useState } from 'react';

/** Milliseconds after which the room is there to be read and written in: only then comes what it does not need for that. */
const LATER_MS = 2000;

/** True from then on; without a network, which could bring nothing, it stays false. */
export function useLater(): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(navigator.onLine), LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLater;
}
