import type { Kysely } from 'kysely';
import type { Me } from '#shared/auth/me.ts';
import type { Member } from '#shared/sides/member.ts';
import type { WorkspaceSides } from '#shared/sides/workspace-sides.ts';
import type { Schema } from '#server/database/schema.ts';
import type { BusinessCalendar } from '#server/platform/clock.ts';
import { readLocale } from './member-store.ts';
import { readSideOrder, readSides, readSubGroups, readWorkspace } from './side-store.ts';

export type WorkspaceService = {
  listSides(): Promise<WorkspaceSides>;
  /** The workspace as that member stands in it. */
  introduce(member: Member): Promise<Me>;
};

/** What everybody of both Sides may know of the workspace. */
export function createWorkspaceService(options: {
  db: Kysely<Schema>;
  calendar: BusinessCalendar;
}): WorkspaceService {
  const { db, calendar } = options;
  return {
    async listSides() {
      const [sides, subGroups, order] = [
        await readSides(db),
        await readSubGroups(db),
        await readSideOrder(db),
      ];
      return { sides, subGroups, order };
    },
    async introduce(member) {
      const [workspace, sides, locale] = await Promise.all([
        readWorkspace(db),
        readSides(db),
        readLocale(db, member.id),
      ]);
      return {
        member,
        side: sides.find((side) => side.id === member.side) ?? null,
        demonstration: workspace?.isDemonstration ?? false,
        businessDate: calendar.today(),
        languages: workspace?.languages ?? [],
        locale,
      };
    },
  };
}
