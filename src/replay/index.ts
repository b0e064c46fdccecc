/** The one door of the breach replays. */
export { type Figures, REPLAYS, type ReplayName, STRENGTHS, type Strength } from './figures.ts';
export { type ReplayOptions, runReplays } from './run-replays.ts';
