// The generated authorization suite over HTTP: everybody asks every route for everything, and a list written by hand knows
// the answers. How to add a route: `rights-row.ts`.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routesOf } from '#test/support/routes-of-app.ts';
import { importsOf, sourceFiles } from '#test/conventions/source-files.ts';
import type { Asker } from './askers.ts';
import { allRows } from './all-rows.ts';
import { keepRecord } from './record-rows.ts';
import { keepFiles } from './register-rows.ts';
import { type Cell, cellsOfRow } from './rights-row.ts';
import { type World, createWorld, inTurns } from './world.ts';

let world: World;
const counted = { cells: 0, mismatches: 0 };

beforeAll(async () => {
  world = await createWorld();
  await keepFiles(world);
  await keepRecord(world);
}, 120_000);
afterAll(async () => {
  console.info(`authorization over HTTP: ${counted.cells} cells, ${counted.mismatches} mismatches`);
  await world.stop();
});

test('every route has a row, and every row a route', () => {
  const routes = routesOf(world.app.app).map(({ method, path }) => `${method} ${path}`);
  expect(Object.keys(allRows).sort()).toEqual(routes.sort());
});

type Asked = { asker: Asker; cell: Cell };

describe.each(Object.entries(allRows))('%s', (route, row) => {
  const [method = 'GET'] = route.split(' ');

  test('answers everybody as the rules say', async () => {
    const cells = cellsOfRow(row);
    const wrong: string[] = [];
    /** Every "not there" of a route reads alike, whether the thing exists for somebody else or for nobody. */
    const absences = new Set<string>();
    const ask = async ({ asker, cell }: Asked): Promise<void> => {
      const asked = await cell.ask(world);
      const { status, body, headerNames } = await world.ask(method, asked, world.cookieOf(asker.id));
      if (status === 404) absences.add(`${headerNames} ${body}`);
      const told = status < 400 ? 'done' : `${status} ${codeIn(body)}`;
      if (told !== cell.expected) {
        wrong.push(`${asker.id} on ${cell.thing}: ${told} ${body.slice(0, 80)}, expected ${cell.expected}`);
      } else if (cell.shows !== null && cell.shows.read(body) !== cell.shows.expected) {
        wrong.push(`${asker.id} on ${cell.thing}: ${cell.shows.read(body)}, expected ${cell.shows.expected}`);
      }
      if (status < 400) await cell.after(world);
    };
    const changes = ({ cell }: Asked): boolean => method !== 'GET' && cell.expected === 'done';
    await inTurns(
      cells.filter((each) => !changes(each)),
      12,
      ask,
    );
    await inTurns(cells.filter(changes), 1, ask);
    counted.cells += cells.length;
    counted.mismatches += wrong.length;
    expect(wrong).toEqual([]);
    expect(absences.size).toBeLessThanOrEqual(1);
  }, 120_000);
});

test('the suite asked enough, and nothing of it was a fault of the server', () => {
  expect(counted.cells).toBeGreaterThan(10_000);
  expect(world.app.errors).toEqual([]);
});

test('the oracle knows nothing of the product', () => {
  const files = sourceFiles().filter(({ path }) => /^test\/privacy\/rights\/(oracle|askers)\.ts$/.test(path));
  expect(files.length).toBe(2);
  const product = files
    .flatMap(importsOf)
    .filter(({ specifier }) => /^#(shared|server|client)/.test(specifier));
  expect(product).toEqual([]);
  const others = sourceFiles().filter(({ path }) => path.startsWith('test/privacy/rights/'));
  expect(others.flatMap(importsOf).filter(({ specifier }) => /shared\/access/.test(specifier))).toEqual([]);
});

function codeIn(body: string): string {
  try {
    return String(JSON.parse(body).code);
  } catch {
    return body.slice(0, 60);
  }
}
