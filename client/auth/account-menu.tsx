import { useState, type ComponentType } from 'react';
import type { Hue } from '#client/ui/colour-tag.tsx';
import type { Me } from '#shared/auth/me.ts';
import { AccountButton } from './account-button.tsx';

export type AccountMenuProps = {
  me: Me;
  /** Letters and colour of my Side; null for somebody of neither. */
  look: { letters: string; hue: Hue } | null;
  onLogOut: () => void;
};

const openedMenu = () => import('./opened-account-menu.tsx');

/** Who I am, how I see the product, and the way out. The menu itself comes when it is first wanted. */
export function AccountMenu(props: AccountMenuProps) {
  const [opened, setOpened] = useState<{ OpenedAccountMenu: ComponentType<AccountMenuProps> } | null>(null);
  if (opened !== null) return <opened.OpenedAccountMenu {...props} />;
  const { me, look } = props;
  // A failure to load is tried again by the next press; what comes early is not shown before one.
  const early = () => void openedMenu().catch(() => undefined);
  return (
    <AccountButton
      me={me}
      look={look}
      aria-expanded={false}
      onPointerEnter={early}
      onFocus={early}
      onClick={() => void openedMenu().then(setOpened, () => undefined)}
    />
  );
}
