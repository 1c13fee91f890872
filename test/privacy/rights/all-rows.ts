import { paperRows } from './paper-rows.ts';
import { peopleRows } from './people-rows.ts';
import { recordRows } from './record-rows.ts';
import { registerRows } from './register-rows.ts';
import type { RightsRow } from './rights-row.ts';
import { sessionRows } from './session-rows.ts';
import { workspaceRows } from './workspace-rows.ts';

/** The rows of every route. Those of a domain stand in a file of their own. */
export const allRows: Readonly<Record<string, RightsRow>> = {
  // First, while the record is short: all of it is exported for every reader.
  ...recordRows,
  ...peopleRows,
  ...workspaceRows,
  ...sessionRows,
  ...registerRows,
  ...paperRows,
};
