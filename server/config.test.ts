import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { StartRefusal } from './start-refusal.ts';

function refusal(env: Record<string, string>): StartRefusal {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartRefusal) return error;
  }
  throw new Error('it was accepted');
}

describe('the settings', () => {
  it('are all optional', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      publicUrl: null,
      logLevel: 'warn',
    });
  });

  it('count an empty variable as not set', () => {
    expect(readConfig({ PORT: '', HOST: ' ', PUBLIC_URL: '' }).port).toBe(3000);
  });

  it('take what is written', () => {
    const env = { PORT: '8080', HOST: '0.0.0.0', DATA_DIR: '/srv/c', PUBLIC_URL: 'https://c.example.org/' };
    const read = readConfig({ ...env, LOG_LEVEL: 'INFO' });
    expect(read).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDir: '/srv/c',
      publicUrl: 'https://c.example.org',
      logLevel: 'info',
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'causeway.example.org'],
    ['PUBLIC_URL', 'ftp://causeway.example.org'],
    ['PUBLIC_URL', 'https://example.org/causeway'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse %s=%s by naming the variable and an example', (name, value) => {
    const { message, remedy } = refusal({ [name]: value });
    expect(message).toContain(name);
    expect(message).toContain(value);
    expect(remedy).toMatch(/^Write /);
  });

  it('mail needs a mail server that can be meant and an address for its links, and repeats no password', () => {
    const SMTP_URL = 'smtp://causeway:s3cret@mail.example.org:587';
    const PUBLIC_URL = 'https://c.example.org';
    expect(readConfig({ SMTP_URL, PUBLIC_URL }).mail).toEqual({
      url: SMTP_URL,
      from: 'causeway@c.example.org',
      origin: PUBLIC_URL,
    });
    expect(() => readConfig({ SMTP_URL })).toThrow(/PUBLIC_URL is not/);
    expect(() => readConfig({ SMTP_URL, PUBLIC_URL, MAIL_FROM: 'nobody' })).toThrow(/MAIL_FROM is "nobody"/);
    const refused = () => readConfig({ SMTP_URL: 'http://a:s3cret@mail', PUBLIC_URL });
    expect(refused).toThrow(/SMTP_URL is not/);
    expect(refused).not.toThrow(/s3cret/);
  });
});
