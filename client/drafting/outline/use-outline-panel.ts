import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { forget, remember, rememberedKeys } from '#client/browser/local-storage.ts';

/** Whoever folds it away wants it so next time: on the desk it is open by itself. */
const FOLDED = 'outline-folded';

export type OutlinePanel = {
  /** Beside the text, or over it as a drawer. */
  isBeside: boolean;
  isOpen: boolean;
  toggle: () => void;
  /** Closes the drawer; what stands beside the text stays. */
  closeDrawer: () => void;
};

/** Where the outline stands and whether one sees it. */
export function useOutlinePanel(): OutlinePanel {
  const isBeside = useMediaQuery('(min-width: 80rem)', true, { getInitialValueInEffect: false });
  const [isFolded, setFolded] = useState(() => rememberedKeys(FOLDED).length > 0);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const toggleBeside = () => {
    if (isFolded) forget(FOLDED);
    else remember(FOLDED, 'yes');
    setFolded(!isFolded);
  };
  return {
    isBeside,
    isOpen: isBeside ? !isFolded : isDrawerOpen,
    toggle: isBeside ? toggleBeside : () => setDrawerOpen(!isDrawerOpen),
    closeDrawer: () => setDrawerOpen(false),
  };
}
