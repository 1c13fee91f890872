/**
 * How an area is filled: a tone and a pattern, so that neighbours are told apart without colour, on a screen in the sun
 * and on paper from a grey printer.
 */
export const Fill = {
  solid: 'solid',
  hatched: 'hatched',
  dotted: 'dotted',
  striped: 'striped',
  crossed: 'crossed',
  quiet: 'quiet',
  empty: 'empty',
  warning: 'warning',
  warningHatched: 'warning-hatched',
} as const;
export type Fill = (typeof Fill)[keyof typeof Fill];

/** What a stack is made of, in the order in which it is stacked. */
export type Layer = { readonly key: string; readonly name: string; readonly fill: Fill };
