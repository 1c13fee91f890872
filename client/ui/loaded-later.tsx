import { type ComponentType, useEffect, useState } from 'react';

type Loaded<Props> = { Component: ComponentType<Props> } | { error: unknown };

/**
 * A component whose code comes when it is first shown; nothing is seen until then. Not React.lazy, which remembers a
 * failure for good: here the nearest boundary shows the failure, and its next try asks the network again.
 */
export function loadedLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: Loaded<Props> | null = null;
  return function LoadedLater(props: Props) {
    const [loaded, setLoaded] = useState(known);
    useEffect(() => {
      if (known !== null) return undefined;
      let isGone = false;
      const show = (now: Loaded<Props>) => {
        if (!isGone) setLoaded(now);
      };
      load().then(
        (Component) => {
          known = { Component };
          show(known);
        },
        (error: unknown) => show({ error }),
      );
      return () => {
        isGone = true;
      };
    }, []);
    if (loaded === null) return null;
    if ('error' in loaded) throw loaded.error;
    return <loaded.Component {...props} />;
  };
}
