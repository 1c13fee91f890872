import { expect, test } from 'vitest';
import { isSlug } from '#shared/drafting/text/attribute-values.ts';
import { formatFigure, formatPeriod } from '#shared/i18n/format-figure.ts';
import {
  figuresInForce,
  isHistoric,
  quotableFigures,
  replacedFigures,
  yearOf,
} from '#shared/initiatives/figure.ts';
import { demoIndicators } from '#server/demo/demo-initiatives.ts';

const indicators = demoIndicators();
const [trade] = indicators;
const target = { by: '2025', value: 50, setBy: null, source: 'record' };

test('of a period with a provisional and a revised figure the revised one is in force, and both are kept', () => {
  const series = trade?.series[0];
  if (series === undefined) throw new Error('no series');
  const inForce = figuresInForce(series);
  expect(inForce.find(({ period }) => period === '2022-23')).toMatchObject({ value: 49.4 });
  expect(replacedFigures(series)).toMatchObject([{ period: '2022-23', value: 44.4, marks: ['provisional'] }]);
  expect(inForce.length + replacedFigures(series).length).toBe(series.figures.length);
  expect(inForce.map(({ period }) => period)).toEqual(inForce.map(({ period }) => period).sort());
});

test('every figure that can be quoted has one name that a text may hold', () => {
  const quotable = quotableFigures(indicators);
  const ids = quotable.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !isSlug(id))).toEqual([]);
  expect(ids).toContain('trade-total--financial-year--2024-25');
});

test('a target is history the day after its last day', () => {
  expect(isHistoric(target, '2025-12-31')).toBe(false);
  expect(isHistoric(target, '2026-01-01')).toBe(true);
});

test('years in a row are one apart, and a stock stands at the end of its month', () => {
  expect(yearOf('2024-25', 'financial-year') - yearOf('2023-24', 'financial-year')).toBe(1);
  expect(yearOf('2018', 'as-of')).toBe(2019);
  expect(yearOf('2021-12', 'as-of')).toBe(2022);
});

test('figures and periods are written as each language writes them', () => {
  const written = (locale: 'en' | 'ru' | 'hi') =>
    formatFigure({ value: 68.7, upTo: null }, locale).replaceAll('\u00a0', ' ');
  expect(written('en')).toBe('USD 68.7 billion');
  expect(written('ru')).toBe('68,7 млрд долларов США');
  expect(written('hi')).toBe('68.7 अरब अमेरिकी डॉलर');
  expect(formatFigure({ value: 64, upTo: 65 }, 'en').replaceAll('\u00a0', ' ')).toBe('USD 64–65 billion');
  expect(formatPeriod('2024-25', 'financial-year', 'en')).toBe('2024-25');
  expect(formatPeriod('2024-25', 'financial-year', 'ru')).toBe('2024/25');
  expect(formatPeriod('2023-10', 'as-of', 'ru')).toBe('октябрь 2023');
  expect(formatPeriod('2018', 'as-of', 'hi')).toBe('2018');
});
