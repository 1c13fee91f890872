import { accepted, api } from '#client/app/api.ts';
import type { SideId, SubGroupId } from '#shared/core/id.ts';
import type {
  LeadChoice,
  NewSubGroup,
  SubGroupNaming,
  SubGroupValidity,
} from '#shared/sides/sub-group-command.ts';

export const createSubGroup = (json: NewSubGroup) => accepted(api.api['sub-groups'].$post({ json }));

export const renameSubGroup = (id: SubGroupId, json: SubGroupNaming) =>
  accepted(api.api['sub-groups'][':id'].name.$post({ param: { id }, json }));

export const changeValidity = (id: SubGroupId, json: SubGroupValidity) =>
  accepted(api.api['sub-groups'][':id'].validity.$put({ param: { id }, json }));

export const nameLead = (id: SubGroupId, side: SideId, json: LeadChoice) =>
  accepted(api.api['sub-groups'][':id'].leads[':side'].$put({ param: { id, side }, json }));
