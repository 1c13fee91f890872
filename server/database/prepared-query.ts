import type { Compilable, CompiledQuery, Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/**
 * A query that is built and compiled once for each database: both take longer than SQLite's answer. `build` puts its
 * values, all of them texts, into the query as they are; they only mark the places.
 */
export function preparedQuery<Values extends readonly string[], Row>(
  build: (db: Db, ...values: Values) => Compilable<Row>,
): (db: Db, ...values: Values) => Promise<Row[]> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  const marks = Array.from({ length: build.length - 1 }, (_, at) => `\0value ${at}`);
  return async (db, ...values) => {
    const { adapter } = db.getExecutor();
    let query = compiled.get(adapter);
    if (query === undefined) {
      // Marks are texts as the values are, whatever brand these carry.
      query = build(db, ...(marks as unknown as Values)).compile();
      compiled.set(adapter, query);
    }
    const parameters = query.parameters.map((parameter) => {
      const place = typeof parameter === 'string' ? marks.indexOf(parameter) : -1;
      return place === -1 ? parameter : values[place];
    });
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}
