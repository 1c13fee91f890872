import { paperRows } from './paper-rows.ts';
import { peopleRows } from './people-rows.ts';
import { registerRows } from './register-rows.ts';
import type { RightsRow } from './rights-row.ts';

/** The rows of every route. Those of a domain stand in a file of their own. */
export const allRows: Readonly<Record<string, RightsRow>> = { ...peopleRows, ...registerRows, ...paperRows };
