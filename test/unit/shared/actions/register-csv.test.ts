import { describe, expect, test } from 'vitest';
import { type CsvContext, csvField, registerCsv } from '#shared/actions/register-csv.ts';
import { registerWords } from '#shared/i18n/register-words.ts';
import { demoRows } from '#test/support/register-rows.ts';

const rows = demoRows();

const context = (given: Partial<CsvContext> = {}): CsvContext => ({
  locale: 'en',
  columns: ['number', 'decision', 'status'],
  bodies: [],
  sectors: [],
  subGroups: [],
  initiatives: [],
  numberOf: () => 12,
  isDemonstration: true,
  ...given,
});

/** Reads RFC 4180 as strictly as it is written. */
function parse(csv: string): string[][] {
  expect(csv.startsWith('\uFEFF') && csv.endsWith('\r\n')).toBe(true);
  return csv
    .slice(1, -2)
    .split('\r\n')
    .map((line) =>
      line
        .slice(1, -1)
        .split('","')
        .map((field) => field.replaceAll('""', '"')),
    );
}

describe('the file', () => {
  test.each([
    ['en', 'Status', 'Demonstration data'],
    ['ru', 'Статус', 'Демонстрационные данные'],
    ['hi', 'स्थिति', 'प्रदर्शन डेटा'],
  ] as const)(
    'in %s has every row, says that it is a demonstration, and runs nothing',
    (locale, status, mark) => {
      const evil = rows.map((row) => ({ ...row, deliverable: { en: '=HYPERLINK("http://evil")' } }));
      const columns = Object.keys(registerWords.en.columns) as CsvContext['columns'][number][]; // its own keys
      const [header = [], ...lines] = parse(registerCsv(evil, context({ locale, columns })));
      expect(header).toContain(status);
      expect(lines.every((line) => line.length === header.length)).toBe(true);
      expect(lines.at(-1)?.[0]).toBe(mark);
      expect(lines.slice(0, -1).map(([label]) => label)).toEqual(rows.map(({ id }) => id.toUpperCase()));
      expect(lines.at(-2)?.[columns.indexOf('decision')]).toBe('\'=HYPERLINK("http://evil")');
      expect(lines.flat().filter((field) => /^[=+\-@\t\r]/.test(field))).toEqual([]);
    },
  );

  test('has the columns that were asked for, in their order, and no others', () => {
    const csv = registerCsv(
      rows.slice(0, 1),
      context({ columns: ['status', 'number'], isDemonstration: false }),
    );
    expect(parse(csv)).toEqual([
      ['Status', 'No.'],
      [expect.any(String), rows[0]?.id.toUpperCase()],
    ]);
  });
});

test.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x'])(
  '%j is made harmless',
  (value) => {
    expect(csvField(value)).toBe(`"'${value}"`);
  },
);
