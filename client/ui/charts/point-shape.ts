/** How a point of a line is marked: its standing is told by shape, never by colour. */
export const PointShape = { full: 'full', hollow: 'hollow', square: 'square', diamond: 'diamond' } as const;
export type PointShape = (typeof PointShape)[keyof typeof PointShape];
