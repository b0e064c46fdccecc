export { type AppDeps, createApp } from './app.ts';
export type { Log } from './deps.ts';
