import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { accountTasks } from '../accounts/index.ts';
import { readConfig } from '../config.ts';
import { type Database, migrate, openDatabase } from '../db/index.ts';
import { listen } from '../front.ts';
import { operationsRegister } from '../gate/index.ts';
import { createApp } from '../http/index.ts';
import type { Task } from '../jobs/index.ts';
import type { Mailer, Message } from '../mail/index.ts';
import { queueWaitingMail, sendMailTask } from '../referrals/index.ts';
import { openVault } from '../vault/index.ts';
import { Watcher } from '../watch/index.ts';
import { loadControlPolicy, markAsReplay } from './control.ts';
import { type ReplayIssuer, startReplayIssuer } from './issuer.ts';

/** A throw-away instance with a real web server on loopback, the product's own doors and database. */
export interface Target {
  url: string;
  owner: pg.Client;
  masterKeyFile: string;
  /** The identity provider that the instance believes; it vouches for whom the attacker pleases. */
  issuer: ReplayIssuer;
  /** What reached a mailbox, by address: an attacker reads those of addresses that are the attacker's. */
  mailOf(address: string): Message[];
  /** The mail with a one-time link that the product sends about these referrals. */
  sendLinks(party: 'provider' | 'beneficiary', referrals: readonly string[]): Promise<void>;
  /** From now on the watch looks at each act, as in an instance that runs. */
  watch(): Promise<void>;
  /** Resolves when the watch has looked at all that these accounts did. */
  watched(accounts: readonly string[]): Promise<void>;
  /** From now on the same server runs under the policy `as-in-2025`. There is no way back. */
  becomeControl(): Promise<void>;
  close(): Promise<void>;
}

export async function openTarget(): Promise<Target> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ecluse-replay-'));
  const closers: (() => Promise<unknown> | unknown)[] = [() => rm(dataDir, { recursive: true, force: true })];
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= (async () => {
      for (let next = closers.pop(); next; next = closers.pop()) await next();
    })();
    return closing;
  };
  try {
    const front = await listen('127.0.0.1', 0);
    closers.push(() => front.close());
    const secret = 'the secret of a replay';
    const secretFile = join(dataDir, 'oidc-secret');
    await writeFile(secretFile, secret, { mode: 0o600 });
    const back = `http://localhost:${front.port}/connexion/agent/retour`;
    const issuer = await startReplayIssuer({ clientId: 'ecluse', secret, redirectUris: [back] });
    closers.push(() => issuer.close());
    const settings = {
      ECLUSE_DATA_DIR: dataDir,
      ECLUSE_PORT: String(front.port),
      ECLUSE_DEMO: 'off',
      ECLUSE_OIDC_ISSUER: issuer.url,
      ECLUSE_OIDC_CLIENT_ID: 'ecluse',
      ECLUSE_OIDC_CLIENT_SECRET_FILE: secretFile,
    };
    const config = readConfig(settings);
    const db = await openDatabase(config);
    closers.push(() => db.close());
    await migrate(db, { operations: operationsRegister() });
    const owner = await db.owner();
    closers.push(() => owner.end());
    await markAsReplay(owner);

    const mailbox: Message[] = [];
    const mailer = keepMail(mailbox);
    const sendMail = accountTasks({ config, db, mailer }).find((task) => task.name === 'accounts.mail');
    const vault = openVault(db.app, config.masterKeyFile);
    const sendReferralMail = sendMailTask({ config, db, mailer, vault });
    // At once and not by the queue: a replay waits for nothing.
    const sendWaiting = () => queueWaitingMail(db, (id) => sendReferralMail.run(id, transaction(db.app)));
    const watcher = new Watcher({ db, mode: 'on' });
    const serve = async (demo: boolean, watched: boolean) => {
      const app = await createApp({
        config: { ...config, demo },
        db,
        vault,
        mailer,
        sendWaiting,
        sendAccountMail: async () => sendMail?.run(null, transaction(db.app)),
        ...(watched ? { watcher } : {}),
        log: () => {},
      });
      front.open(app.fetch);
    };
    await serve(false, false);
    return {
      url: config.publicUrl,
      owner,
      masterKeyFile: config.masterKeyFile,
      issuer,
      mailOf: (address) => mailbox.filter((message) => message.to.includes(address)),
      async sendLinks(party, referrals) {
        await owner.query(
          `INSERT INTO referrals.outbox (structure_id, referral_id, template, party, account_id, state, queued_at)
           SELECT structure_id, referral_id, $2 || CASE $2 WHEN 'provider' THEN '.send' ELSE '.propose' END, $2,
                  CASE $2 WHEN 'provider' THEN provider_account ELSE beneficiary_account END, state, clock_timestamp()
           FROM referrals.referral WHERE referral_id = ANY ($1::bigint[])`,
          [referrals, party],
        );
        await sendWaiting();
      },
      watch: () => serve(false, true),
      async watched(accounts) {
        for (const account of accounts) await watcher.evaluate(account);
      },
      async becomeControl() {
        await loadControlPolicy(owner);
        await serve(true, false);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function transaction(pool: Database['app']): Parameters<Task['run']>[1] {
  return { executeSql: (text, values) => pool.query(text, values) };
}

function keepMail(mailbox: Message[]): Mailer {
  return {
    kind: 'folder',
    async send(message) {
      mailbox.push(message);
    },
    list: async () => [],
    close: () => {},
  };
}
