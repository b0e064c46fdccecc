interface Setting {
  name: string;
  byDefault: string;
  meaning: string;
}

/** The documented settings; docs/operations/settings.md is compared with this list by a test. */
export const settings: readonly Setting[] = [
  {
    name: 'ECLUSE_PORT',
    byDefault: '8080',
    meaning: 'Port of the web server, 0 to 65535; 0 takes a free one.',
  },
  {
    name: 'ECLUSE_HOST',
    byDefault: '127.0.0.1',
    meaning: 'Address to listen on. Anything but loopback needs ECLUSE_PUBLIC_URL and turns the demo off.',
  },
  {
    name: 'ECLUSE_DATA_DIR',
    byDefault: '.ecluse',
    meaning: 'Folder of the embedded database, the database passwords and the master key.',
  },
  {
    name: 'ECLUSE_DATABASE_URL',
    byDefault: 'none: embedded server',
    meaning:
      'Address of an existing PostgreSQL (15 or later) as a role that may create roles and schemas. Another machine needs an explicit `sslmode`.',
  },
  {
    name: 'ECLUSE_APP_DATABASE_URL',
    byDefault: 'derived',
    meaning:
      'Address for the role `ecluse_app`. Without it: the owner’s address, with a password kept in the data folder.',
  },
  {
    name: 'ECLUSE_SIGNIN_DATABASE_URL',
    byDefault: 'derived',
    meaning: 'Address for the role `ecluse_signin`, likewise.',
  },
  {
    name: 'ECLUSE_PUBLIC_URL',
    byDefault: 'http://localhost:PORT',
    meaning: 'Origin that users see. `https`, except on localhost. Passkeys are bound to it.',
  },
  {
    name: 'ECLUSE_TRUSTED_PROXIES',
    byDefault: 'none but this machine',
    meaning:
      'Addresses or networks, separated by commas, of the proxies in front: from them alone `X-Forwarded-For` is believed, when tries are counted by address.',
  },
  {
    name: 'ECLUSE_SMTP_URL',
    byDefault: 'none: outbox screen in the demo',
    meaning: 'Mail server, `smtp://` or `smtps://`.',
  },
  {
    name: 'ECLUSE_MAIL_FROM',
    byDefault: 'ne-pas-repondre@ecluse.invalid',
    meaning: 'Sender’s address; compulsory with ECLUSE_SMTP_URL.',
  },
  {
    name: 'ECLUSE_DEMO',
    byDefault: 'on with the embedded server on loopback and localhost, else off',
    meaning:
      '`on` or `off`: invented data and sign-in by a click. Refused when ECLUSE_HOST is not loopback, or ECLUSE_PUBLIC_URL not localhost.',
  },
  {
    name: 'ECLUSE_MASTER_KEY_FILE',
    byDefault: 'master.key in the data folder',
    meaning: 'File of the master key, mode 0600; created at first start.',
  },
  {
    name: 'ECLUSE_RUN',
    byDefault: 'all',
    meaning: 'What this process runs: `web`, `worker` or `all`.',
  },
  {
    name: 'ECLUSE_WATCH',
    byDefault: 'on',
    meaning: '`on`, or `observe`: the rules of the watch write alerts and hold nobody back.',
  },
  {
    name: 'ECLUSE_SMS_URL',
    byDefault: 'none: no text messages',
    meaning: 'Where notices by text message are posted, `https` (loopback may be `http`).',
  },
  {
    name: 'ECLUSE_SMS_TOKEN_FILE',
    byDefault: 'none',
    meaning: 'File that holds the provider’s token; compulsory with ECLUSE_SMS_URL.',
  },
  {
    name: 'ECLUSE_SMS_SENDER',
    byDefault: '`Ecluse`',
    meaning: 'Sender shown on telephones: 3 to 11 letters and digits.',
  },
  {
    name: 'ECLUSE_PRINT_HOUSE_KEY',
    byDefault: 'none: no letters',
    meaning:
      'Public key (`age1…`) of the house that prints letters: files of letters open with its private key alone.',
  },
  {
    name: 'ECLUSE_OIDC_ISSUER',
    byDefault: 'none: passkeys only',
    meaning: 'Identity provider of agents, such as ProConnect: its issuer, `https` (loopback may be `http`).',
  },
  {
    name: 'ECLUSE_OIDC_CLIENT_ID',
    byDefault: 'none',
    meaning: 'The name that the identity provider gave this instance; compulsory with an issuer.',
  },
  {
    name: 'ECLUSE_OIDC_CLIENT_SECRET_FILE',
    byDefault: 'none',
    meaning: 'File that holds the secret shared with the identity provider; compulsory with an issuer.',
  },
  {
    name: 'ECLUSE_OIDC_SCOPE',
    byDefault: '`openid given_name usual_name email siret idp_id`',
    meaning: 'What is asked of the identity provider; `openid` must be in it.',
  },
  {
    name: 'ECLUSE_YOUNG_OIDC_ISSUER',
    byDefault: 'none: one-time links only',
    meaning: 'Identity provider of young people, such as FranceConnect: its issuer, likewise.',
  },
  {
    name: 'ECLUSE_YOUNG_OIDC_CLIENT_ID',
    byDefault: 'none',
    meaning: 'The name that it gave this instance; compulsory with its issuer.',
  },
  {
    name: 'ECLUSE_YOUNG_OIDC_CLIENT_SECRET_FILE',
    byDefault: 'none',
    meaning: 'File that holds the secret shared with it; compulsory with its issuer.',
  },
  {
    name: 'ECLUSE_YOUNG_OIDC_SCOPE',
    byDefault: '`openid given_name family_name birthdate preferred_username`',
    meaning:
      'What is asked of it; `openid` must be in it. First name, name and birth date are compared with the dossier.',
  },
  {
    name: 'ECLUSE_YOUNG_OIDC_NAME',
    byDefault: 'FranceConnect',
    meaning: 'What young people know it by, at most 40 characters.',
  },
];
