/**
 * The settings, all optional: the only reader of `process.env`. A value that cannot be meant is refused with a
 * sentence that names the variable and says what to write; nothing is guessed.
 */
import { resolve } from 'node:path';
import { StartRefusal } from './start-refusal.ts';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Config {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataDir: string;
  /** The origin people type, such as `https://causeway.example.org`; null when they use the bound address. */
  readonly publicUrl: string | null;
  readonly logLevel: LogLevel;
  /** Nightly backups: into which folder (an absolute path), and how many are kept. Left out: none. */
  readonly backups?: { readonly folder: string; readonly keep: number };
  /** How mail leaves; left out: none does, and the inbox tells everything. */
  readonly mail?: MailSettings;
  readonly allowUnsafeFileSystem?: boolean;
}

export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password where the mail server asks for them. */
  readonly url: string;
  /** The address mail comes from. */
  readonly from: string;
  /** Where its links lead. */
  readonly origin: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from an environment, by default the one this process was started with.
 * @throws StartRefusal naming the first variable that cannot be used.
 */
export function readConfig(env: Environment = process.env): Config {
  return {
    port: readPort(text(env, 'PORT') ?? '3000'),
    host: text(env, 'HOST') ?? '127.0.0.1',
    dataDir: resolve(text(env, 'DATA_DIR') ?? './data'),
    publicUrl: readPublicUrl(text(env, 'PUBLIC_URL')),
    logLevel: readLogLevel(text(env, 'LOG_LEVEL') ?? 'warn'),
    ...readBackups(env),
    ...readMail(env),
    ...(text(env, 'ALLOW_UNSAFE_FILE_SYSTEM') === '1' && { allowUnsafeFileSystem: true }),
  };
}

/** An empty variable counts as not set: that is how container files leave settings out. */
function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new StartRefusal(
    `PORT is "${value}", which is not a port.`,
    'Write a whole number from 0 to 65535, such as PORT=3000, or leave it out.',
  );
}

function readBackups(env: Environment): Pick<Config, 'backups'> {
  const folder = text(env, 'BACKUP_DIR');
  const value = text(env, 'BACKUP_KEEP') ?? '7';
  const keep = Number(value);
  if (/^\d{1,4}$/.test(value) && keep > 0)
    return folder === undefined ? {} : { backups: { folder: resolve(folder), keep } };
  throw new StartRefusal(
    `BACKUP_KEEP is "${value}", which is not a number of backups to keep.`,
    'Write a whole number from 1, such as BACKUP_KEEP=7, or leave it out.',
  );
}

function readMail(env: Environment): Pick<Config, 'mail'> {
  const value = text(env, 'SMTP_URL');
  if (value === undefined) return {};
  const url = URL.parse(value);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    // The value may hold a password, so it is not repeated.
    throw new StartRefusal(
      'SMTP_URL is not the address of a mail server.',
      'Write it as SMTP_URL=smtp://name:password@mail.example.org:587, or leave it out to send no mail.',
    );
  }
  const publicUrl = readPublicUrl(text(env, 'PUBLIC_URL'));
  if (publicUrl === null) {
    throw new StartRefusal(
      'SMTP_URL is set and PUBLIC_URL is not, so the links in a mail would lead nowhere.',
      'Write the address people open Causeway at, such as PUBLIC_URL=https://causeway.example.org.',
    );
  }
  const from = text(env, 'MAIL_FROM') ?? `causeway@${new URL(publicUrl).hostname}`;
  if (!/^[^@\s<>]+@[^@\s<>]+$/.test(from)) {
    throw new StartRefusal(
      `MAIL_FROM is "${from}", which is not a mail address.`,
      'Write an address alone, such as MAIL_FROM=causeway@example.org, or leave it out.',
    );
  }
  return { mail: { url: value, from, origin: publicUrl } };
}

function readPublicUrl(value: string | undefined): string | null {
  if (value === undefined) return null;
  const url = URL.parse(value);
  const plain =
    url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (plain && (url.protocol === 'https:' || url.protocol === 'http:')) return url.origin;
  throw new StartRefusal(
    `PUBLIC_URL is "${value}", which is not an address people can open Causeway at.`,
    'Write scheme and host only, such as PUBLIC_URL=https://causeway.example.org, or leave it out.',
  );
}

function readLogLevel(value: string): LogLevel {
  const level = logLevels.find((known) => known === value.toLowerCase());
  if (level !== undefined) return level;
  throw new StartRefusal(`LOG_LEVEL is "${value}".`, `Write one of: ${logLevels.join(', ')}.`);
}
