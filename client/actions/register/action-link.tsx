import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import type { ActionId } from '#shared/core/id.ts';

type Props = {
  action: ActionId;
  className?: string | undefined;
  lang?: string;
  children: ReactNode;
};

/** The address of the page of an action. */
export const pathOfAction = (action: ActionId): string => `/actions/${action}`;

/** The way to the page of an action; a new window opens it like any other link. */
export function ActionLink({ action, className, lang, children }: Props) {
  const router = useRouter();
  const path = pathOfAction(action);
  const follow = (event: MouseEvent): void => {
    const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (isElsewhere) return;
    event.preventDefault();
    router.history.push(path);
  };
  return (
    <a href={path} className={className} lang={lang} onClick={follow}>
      {children}
    </a>
  );
}
