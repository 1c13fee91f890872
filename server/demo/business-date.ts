import { exhaustive } from '#shared/core/exhaustive.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { DemoScenario } from '#server/config.ts';

/** The working group's today in a scenario: for drafting, the eve of the 11th session. */
export function businessDateOf(scenario: DemoScenario): CalendarDay {
  switch (scenario) {
    case DemoScenario.drafting:
      return '2025-08-05';
    default:
      return exhaustive(scenario);
  }
}
