import type { LocalizedName } from '#shared/sides/localized-name.ts';

/** Who signs for a Side, in the order of the viewer's own original. */
export type Signatory = { side: LocalizedName; coChair: LocalizedName | null };
