import { administrationLoaders } from './administration-loaders.ts';
import { MembersRoute } from './members-route.tsx';
import { SidesRoute } from './sides-route.tsx';
import { SubGroupsRoute } from './sub-groups-route.tsx';

/** Who acts for the Sides, and what the Sides are: one file of the build for the few who look after it. */
export const administrationScreens = {
  MembersRoute,
  SidesRoute,
  SubGroupsRoute,
  loaders: administrationLoaders,
};
