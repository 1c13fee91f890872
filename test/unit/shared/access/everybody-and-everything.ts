import type { ActingMember } from '#shared/access/ability.ts';
import { Role } from '#shared/access/role.ts';
import type { DocumentThing } from '#shared/access/thing.ts';
import { sideIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { DocumentKind, DocumentStage } from '#shared/drafting/document.ts';
import { SessionStage } from '#shared/sessions/session.ts';

export const sides = [sideIdSchema.parse('in'), sideIdSchema.parse('ru')];
export const mining = subGroupIdSchema.parse('mining');
export const railway = subGroupIdSchema.parse('railway-transport');
const subGroupsOfMember = [[], [mining], [railway], [mining, railway]];

export function everyMember(): ActingMember[] {
  const ofSides = Object.values(Role).filter((role) => role !== Role.administrator);
  const members = ofSides.flatMap((role) =>
    sides.flatMap((side) =>
      subGroupsOfMember.map((subGroups) => ({ role, side, subGroups, isSuspended: false })),
    ),
  );
  return [...members, { role: Role.administrator, side: null, subGroups: [], isSuspended: false }];
}

export function everyDocument(): DocumentThing[] {
  return Object.values(DocumentKind).flatMap((kind) =>
    Object.values(DocumentStage).flatMap((stage) =>
      [null, mining, railway].flatMap((subGroup) =>
        [null, ...sides].flatMap((side) =>
          [null, SessionStage.drafting, SessionStage.sealed].flatMap((sessionStage) =>
            [false, true].map((isArchived) => ({
              type: 'document' as const,
              kind,
              stage,
              subGroup,
              side,
              sessionStage,
              isArchived,
            })),
          ),
        ),
      ),
    ),
  );
}
