/** The only door of the module. The tasks live in their own modules; `src/main.ts` brings them together. */
export { type Jobs, type JobsOptions, startJobs, type Task } from './runner.ts';
