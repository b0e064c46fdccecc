/**
 * What runs by itself, and when (Paris time). A task is queued at most once a turn, whatever the number of processes.
 *
 * Links and sessions expire by the clock where they are checked (identity.redeem_link, gate.rule_session_time): a job
 * that is late must not keep a door open, so none closes them.
 */
export const timetable = [
  // Messages whose job was lost between an act's COMMIT and its queueing.
  { task: 'mail.sweep', cron: '* * * * *' },
  // Every quarter of an hour: the day-before reminder is due at 17 h sharp.
  { task: 'referrals.remind', cron: '*/15 * * * *' },
  // Accounts: mail whose job was lost, and what time does to them.
  { task: 'accounts.mail', cron: '* * * * *' },
  { task: 'accounts.upkeep', cron: '*/5 * * * *' },
  // Notices that two supervisors approved: a run of fifty seconds, every minute while there is something to send.
  { task: 'notices.send', cron: '* * * * *' },
  // The minors among the people of a list that was fixed: a run of fifty seconds, while there is something to count.
  { task: 'incidents.minors', cron: '* * * * *' },
  // What a supervisor compares today's figures with.
  { task: 'supervision.worst-cases', cron: '10 3 * * *' },
  // The watch: whoever acted and was not looked at; what is usual for each account.
  { task: 'watch.catch-up', cron: '* * * * *' },
  { task: 'watch.learn', cron: '40 2 * * *' },
] as const;

export const zone = 'Europe/Paris';
