/** Mail with reminders over a real SMTP connection: what it says, what it never says, and that none arrives twice. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actions } from '../../db/schema.ts';
import { outgoingMails } from '../../db/schema-reminders.ts';
import { Postman } from '../../server/mail/postman.ts';
import { remindIfDue } from '../../server/reminder-round.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let chair: Visitor;
let mails: string[];
let smtp: SMTPServer;
let postman: Postman;
/** What the mail server answers once a mail is whole. */
let answer: 'take' | 'busy' | 'cut';

beforeEach(async () => {
  mails = [];
  answer = 'take';
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        if (answer === 'busy') callback(Object.assign(new Error('Later please'), { responseCode: 451 }));
        else {
          mails.push(text.replaceAll('=\r\n', ''));
          if (answer === 'take') callback();
          else smtp.connections.forEach((connection) => connection.close());
        }
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  const mail = {
    url: `smtp://127.0.0.1:${port}`,
    from: 'causeway@example.org',
    origin: 'https://c.example.org',
  };
  app = await openTestApp({ later: () => () => undefined }, { mail, publicUrl: mail.origin });
  chair = await app.setUp();
  const { stores, clock, log } = app.services.deps;
  postman = new Postman({ mails: stores.mails, settings: mail, clock, log });
});
afterEach(async () => {
  postman.close();
  await app.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

/** Two actions due in a week, owned by the chair, whose words must not leave. */
async function twoActions(): Promise<void> {
  const ownerId = String((await chair.call('GET', '/me')).json['id']);
  const opened = await chair.call('POST', '/reviews', { title: 'Nodule of Mr Quill', templateId: 'full' });
  const reviewId = String(opened.json['id']);
  await app.services.engine.write((orm) => {
    for (const actionId of ['a', 'b']) {
      const words = { title: 'Call Mr Quill', detail: 'Quill', measureName: '', baseline: '', target: '' };
      const rest = { source: '', unintended: '', equity: '', layers: [], createdAt: 0, changedAt: 0 };
      const row = {
        reviewId,
        actionId,
        version: 1,
        seq: 1,
        status: 'agreed' as const,
        dueOn: '2026-03-09',
        ownerId,
      };
      orm
        .insert(actions)
        .values({ ...row, ...words, ...rest })
        .run();
    }
  });
  const { stores, hints, clock } = app.services.deps;
  await remindIfDue({ reminders: stores.reminders, hints, clock, mail: true });
}

test('one mail a day holds links, reasons and what stops it, and no word of what happened', async () => {
  await twoActions();
  await postman.deliver();
  await postman.deliver();
  expect(mails).toHaveLength(1);
  const [mail = ''] = mails;
  expect(mail).toContain('Subject: Causeway: 2 actions need a look');
  expect(mail).toContain('An action you own is due in 7 days (2026-03-09).');
  expect(mail).toMatch(/https:\/\/c[.]example[.]org\/actions\?open(=3D|=)[\w-]+(\/|%2F)a/);
  expect(mail).toContain('You get this because you own the action.');
  expect(mail).toContain('It stops when');
  expect(mail).not.toMatch(/Quill|Nodule/);
});

test('whoever asked for it gets one mail for each', async () => {
  await chair.call('PATCH', '/me/reminders', { mail: 'each' });
  await twoActions();
  await postman.deliver();
  expect(mails.map((mail) => /Subject: (.*)/.exec(mail)?.[1]?.trim())).toEqual([
    'Causeway: An action you own is due in 7 days',
    'Causeway: An action you own is due in 7 days',
  ]);
});

test('a mail that was not taken is tried again an hour later', async () => {
  answer = 'busy';
  await twoActions();
  await postman.deliver();
  answer = 'take';
  await postman.deliver();
  expect(mails).toEqual([]);
  app.time.now += 3600_000;
  await postman.deliver();
  expect(mails).toHaveLength(1);
});

test('mail waits while its server cannot be reached, and not for ever', async () => {
  await twoActions();
  const { stores, clock, log } = app.services.deps;
  const nowhere = { url: 'smtp://127.0.0.1:1', from: 'c@example.org', origin: 'https://c.example.org' };
  const lost = new Postman({ mails: stores.mails, settings: nowhere, clock, log });
  await lost.deliver();
  expect(await stores.mails.waiting(app.time.now)).toBe(1);
  app.time.now += 49 * 3600_000;
  await postman.deliver();
  expect(mails).toEqual([]);
  expect(await stores.mails.waiting(app.time.now)).toBe(0);
});

test('a mail that may have been taken is never sent again', async () => {
  answer = 'cut';
  await twoActions();
  await postman.deliver();
  answer = 'take';
  app.time.now += 3 * 3600_000;
  await postman.deliver();
  expect(mails).toHaveLength(1);
  const [row] = app.services.database.orm.select().from(outgoingMails).all();
  expect(row?.outcome).toBe('unknown');
});

test('a mail claimed by a process that died is not sent again', async () => {
  await twoActions();
  expect(await app.services.deps.stores.mails.claim(app.time.now)).not.toBeNull();
  app.time.now += 3 * 3600_000;
  await postman.deliver();
  expect(mails).toEqual([]);
});
