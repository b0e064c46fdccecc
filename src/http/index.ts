export { type AppDeps, createApp } from './app.ts';
export { jsonLog, type Log } from './deps.ts';
