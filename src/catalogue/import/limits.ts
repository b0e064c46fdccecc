/** Bounds on one file. A file beyond one of them is refused whole: it is either an attack or an accident. */
export interface Limits {
  fileBytes: number;
  /** Nested elements; real files stay under 15. */
  depth: number;
  /** Characters between two pieces of markup, and of one element's text. The schema's longest is 3,000. */
  textChars: number;
  /** Elements in one offer; 300,000 is about 4,000 sessions. */
  offerElements: number;
  offerChars: number;
  offers: number;
  rejections: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 8 * 2 ** 30,
  depth: 64,
  textChars: 2 ** 20,
  offerElements: 300_000,
  offerChars: 32 * 2 ** 20,
  offers: 5_000_000,
  rejections: 100_000,
};
