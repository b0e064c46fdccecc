/** The only door of the module: the page of today and the page of one's own accesses. */
export type { DayBoard } from './board.ts';
export type { DayDeps } from './deps.ts';
export { dayRoutes } from './routes.tsx';
