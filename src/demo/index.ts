/** The only door of the demonstration: invented people, agents and trainings. */
export { type DemoDeps, loadDemo } from './load-demo.ts';
export { demoAccountManager, demoCounsellors, demoPeopleCount, demoSupervisor } from './roster.ts';
export { demoSignIns } from './sign-ins.ts';
