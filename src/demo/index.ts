/** The only door of the demonstration: invented people, agents and trainings. */
export { type DemoDeps, loadDemo } from './load-demo.ts';
export { demoSignIns } from './sign-ins.ts';
