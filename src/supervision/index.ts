/** The one door of supervision: what a stolen account could reach, where each account comes from, and the freeze. */
export type { SupervisionDeps } from './deps.ts';
export { supervisionTasks } from './jobs/tasks.ts';
export { supervisionRoutes } from './routes.tsx';
