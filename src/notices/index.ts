/** The only door of the module. */
export { NoticeCodes } from './codes.ts';
export type { NoticeJobDeps, NoticePageDeps } from './deps.ts';
export { noticeTasks } from './jobs/tasks.ts';
export { readBounces } from './operator/read-bounces.ts';
export { settleDoubts } from './operator/settle-doubts.ts';
export { noticeRoutes } from './routes/notices.tsx';
export { verifyRoutes } from './routes/verify.tsx';
