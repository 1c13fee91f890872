import type { Kysely, Transaction } from 'kysely';
import { type Indicator, indicatorSchema } from '#shared/initiatives/indicator.ts';
import type { Schema } from '#server/database/schema.ts';

/** Every indicator with its series and figures, in their order. */
export async function readIndicators(db: Kysely<Schema>): Promise<Indicator[]> {
  const [indicators, series, figures] = await Promise.all([
    db.selectFrom('indicator').selectAll().orderBy('position').execute(),
    db.selectFrom('indicator_series').selectAll().orderBy('position').execute(),
    db.selectFrom('indicator_figure').selectAll().orderBy('position').execute(),
  ]);
  return indicators.map(({ id, names, unit, targets }) =>
    indicatorSchema.parse({
      id,
      name: JSON.parse(names),
      unit,
      targets: JSON.parse(targets),
      series: series
        .filter((own) => own.indicator === id)
        .map((own) => ({
          id: own.id,
          basis: JSON.parse(own.basis_names),
          periodKind: own.period_kind,
          figures: figures
            .filter((figure) => figure.indicator === id && figure.series === own.id)
            .map(({ period, value, up_to, marks, source, note }) => ({
              period,
              value,
              upTo: up_to,
              marks: JSON.parse(marks),
              source,
              note,
            })),
        })),
    }),
  );
}

export async function insertIndicator(
  transaction: Transaction<Schema>,
  { id, name, unit, targets, series }: Indicator,
  position: number,
): Promise<void> {
  await transaction
    .insertInto('indicator')
    .values({ id, names: JSON.stringify(name), unit, targets: JSON.stringify(targets), position })
    .execute();
  for (const [place, { id: own, basis, periodKind, figures }] of series.entries()) {
    const basisNames = JSON.stringify(basis);
    await transaction
      .insertInto('indicator_series')
      .values({ indicator: id, id: own, basis_names: basisNames, period_kind: periodKind, position: place })
      .execute();
    const rows = figures.map(({ period, value, upTo, marks, source, note }, index) => ({
      indicator: id,
      series: own,
      position: index,
      period,
      value,
      up_to: upTo,
      marks: JSON.stringify(marks),
      source,
      note,
    }));
    if (rows.length > 0) await transaction.insertInto('indicator_figure').values(rows).execute();
  }
}
