import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { sideSettingsSchema } from '#shared/sides/side-settings.ts';

/** The Sides with their calendars; fails with `forbidden` for whoever does not set them up. */
export const sideSettingsQuery = queryOptions({
  queryKey: ['side-settings'],
  queryFn: () => answerOf(api.api['side-settings'].$get(), sideSettingsSchema),
});
