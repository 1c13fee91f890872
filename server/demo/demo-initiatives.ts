// Initiatives and figures are of the public record, with their sources; lead bodies are inferred from the portfolios of
// the ministries, which no source states; goals and stages are invented.
import type { CalendarDay } from '#shared/core/instant.ts';
import { type Body, bodySchema } from '#shared/sides/body.ts';
import { type Indicator, indicatorSchema } from '#shared/initiatives/indicator.ts';
import { type Initiative, initiativeSchema } from '#shared/initiatives/initiative.ts';
import { type StageEntry, stageEntrySchema } from '#shared/initiatives/initiative-page.ts';
import { type Sector, sectorSchema } from '#shared/initiatives/sector.ts';
import bodies from './data/bodies.json' with { type: 'json' };
import indicators from './data/indicators.json' with { type: 'json' };
import register from './data/initiatives.json' with { type: 'json' };

export const demoBodies = (): readonly Body[] => bodies.map((body) => bodySchema.parse(body));

export const demoSectors = (): readonly Sector[] =>
  register.sectors.map((sector) => sectorSchema.parse(sector));

export const demoInitiatives = (): readonly Initiative[] =>
  register.initiatives.map((initiative) => initiativeSchema.parse(initiative));

export const demoIndicators = (): readonly Indicator[] =>
  indicators.map((indicator) => indicatorSchema.parse(indicator));

/** The stages that each initiative had reached by that day, the system's record. */
export function demoStages(until: CalendarDay): readonly (StageEntry & { readonly initiative: string })[] {
  return register.initiatives.flatMap(({ id, stages }) =>
    stages
      .filter(({ on }) => on <= until)
      .map((stage, index) => ({
        initiative: id,
        ...stageEntrySchema.parse({ ...stage, seq: index + 1, member: 'system', side: null }),
      })),
  );
}
