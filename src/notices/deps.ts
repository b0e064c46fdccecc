import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import type { Mailer } from '../mail/index.ts';
import type { Vault } from '../vault/index.ts';

/** What the sending job needs. */
export interface NoticeJobDeps {
  db: { app: Pool };
  vault: Pick<Vault, 'openNotices' | 'noticeKey'>;
  mailer: Mailer;
  config: Pick<Config, 'publicUrl' | 'smtpUrl' | 'mailFrom' | 'sms' | 'printHouseKey'>;
  /** Test hook: a named moment of one notice. */
  testingOnlyAt?: (moment: 'claimed' | 'sending' | 'taken', noticeId: string) => Promise<void>;
}

/** What the pages need. */
export interface NoticePageDeps {
  db: { app: Pool };
  vault: Pick<Vault, 'noticeKey'>;
  mailer: Pick<Mailer, 'kind'>;
  config: Pick<Config, 'publicUrl' | 'sms' | 'printHouseKey'>;
  /** Starts a run of the job soon; never throws. */
  sendNoticesSoon?: () => Promise<void>;
  /** Tells those who may approve, soon. */
  sendAccountMail?: () => Promise<void>;
}

export type Channel = 'email' | 'sms' | 'letter';

/** The channels that are set up here; an exercise uses them all, since nothing leaves. */
export function openChannels(deps: {
  mailer: Pick<Mailer, 'kind'>;
  config: Pick<Config, 'sms' | 'printHouseKey'>;
}): Channel[] {
  return [
    ...(deps.mailer.kind === 'none' ? [] : ['email' as const]),
    ...(deps.config.sms === null ? [] : ['sms' as const]),
    ...(deps.config.printHouseKey === null ? [] : ['letter' as const]),
  ];
}
