import type { CalendarDay, Instant } from '#shared/core/instant.ts';

export type SectorRow = { id: string; names: string; position: number };

export type InitiativeRow = {
  id: string;
  names: string;
  goal_names: string | null;
  sector: string;
  sub_group: string | null;
  /** JSON: ids of bodies. */
  lead_bodies: string;
  position: number;
};

/** Append-only: triggers refuse every change and deletion. The last one is in force. */
export type InitiativeStageRow = {
  initiative: string;
  seq: number;
  stage: string;
  day: CalendarDay;
  at: Instant;
  words: string;
  member: string;
  side: string | null;
};

export type IndicatorRow = { id: string; names: string; unit: string; targets: string; position: number };

export type IndicatorSeriesRow = {
  indicator: string;
  id: string;
  basis_names: string;
  period_kind: string;
  position: number;
};

export type IndicatorFigureRow = {
  indicator: string;
  series: string;
  position: number;
  period: string;
  value: number;
  up_to: number | null;
  /** JSON. */
  marks: string;
  source: string;
  note: string | null;
};

export type InitiativesTables = {
  sector: SectorRow;
  initiative: InitiativeRow;
  initiative_stage: InitiativeStageRow;
  indicator: IndicatorRow;
  indicator_series: IndicatorSeriesRow;
  indicator_figure: IndicatorFigureRow;
};
