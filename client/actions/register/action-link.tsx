import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ActionId } from '#shared/core/id.ts';

type Props = {
  action: ActionId;
  className?: string | undefined;
  lang?: string;
  children: ReactNode;
};

/** The way to the page of an action. A hand that moves over a list does not ask for every page on its way. */
export function ActionLink({ action, className, lang, children }: Props) {
  return (
    <Link
      to="/actions/$actionId"
      params={{ actionId: action }}
      preload={false}
      className={className}
      lang={lang}
    >
      {children}
    </Link>
  );
}
