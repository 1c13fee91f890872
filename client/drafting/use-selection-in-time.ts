import { useEffect } from 'react';

/**
 * A browser tells of a selection that a key has moved only with its next event, and a command whose key comes before that
 * would work on the selection before it. Tells of it ahead of every key that may be a command.
 */
export function useSelectionInTime(): void {
  useEffect(() => {
    const tell = ({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): void => {
      const isTyping = key.length === 1 && !ctrlKey && !metaKey && !altKey;
      if (isTyping || isComposing) return;
      document.dispatchEvent(new Event('selectionchange'));
    };
    window.addEventListener('keydown', tell, true);
    return () => window.removeEventListener('keydown', tell, true);
  }, []);
}
