/** The one door of the catalogue: the imported training offer, its search, its pages. */

export type { CatalogueDeps } from './deps.ts';
export { type WriteOptions, type Written, writeLheo } from './generate/write-lheo.ts';
export { type ImportOptions, type ImportProgress, importLheo } from './import/import-lheo.ts';
export type { Counts, ImportReport, RejectedOffer } from './import/report.ts';
export { catalogueRoutes } from './routes/index.ts';
export { type OfferSearch, offerSearcher, searchOffer } from './search/search-offer.ts';
