/** Mail to those who are asked to approve a summary, over a real SMTP connection: once, as they wish, without a title. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actions } from '../../db/schema.ts';
import { Postman } from '../../server/mail/postman.ts';
import { remindIfDue } from '../../server/reminder-round.ts';
import type { Visitor } from '../support/test-app.ts';
import { openSummaryGround, type SummaryGround } from './summary-ground.ts';

const hour = 3600_000;
const midnight = Date.UTC(2026, 2, 2);
let ground: SummaryGround;
let mails: string[];
let smtp: SMTPServer;
let postman: Postman;
let id: string;

beforeEach(async () => {
  mails = [];
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        mails.push(text.replaceAll('=\r\n', ''));
        callback();
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  const origin = 'https://c.example.org';
  const mail = { url: `smtp://127.0.0.1:${port}`, from: 'causeway@example.org', origin };
  ground = await openSummaryGround({ later: () => () => undefined }, { mail, publicUrl: origin });
  const { stores, clock, log } = ground.app.services.deps;
  postman = new Postman({ mails: stores.mails, settings: mail, clock, log });
  id = await ground.summary('staff');
  await ground.keepAll(id, ground.chair);
  ground.app.time.now = midnight + 20 * hour;
});
afterEach(async () => {
  postman.close();
  await ground.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

async function ask(by: Visitor, chosen: Visitor): Promise<void> {
  const { sha256 } = await ground.preview(id, by);
  const approvers = [(await chosen.call('GET', '/me')).json['id']];
  const asked = await by.call('POST', `/summaries/${id}/approval`, { sha256, approvers });
  expect(asked.status).toBe(200);
}

/** What the server does every hour. */
async function look(at: number): Promise<void> {
  const { stores, hints, clock } = ground.app.services.deps;
  ground.app.time.now = at;
  await remindIfDue({ reminders: stores.reminders, hints, clock, mail: true });
  await postman.deliver();
}

test('who wishes each mail gets it at once: an address and what stops it, and no title and no name', async () => {
  const { lead, chair } = ground;
  await lead.call('PATCH', '/me/reminders', { mail: 'each' });
  await ask(chair, lead);
  await postman.deliver();
  await postman.deliver();
  expect(mails).toHaveLength(1);
  const [mail = ''] = mails;
  expect(mail).toContain('Subject: Causeway: You are asked to approve a learning summary');
  expect(mail).toContain(`https://c.example.org/summaries/${id}#approval`);
  expect(mail).toContain('It stops when somebody answers');
  expect(mail).not.toMatch(/list that hid|Chris/i);
});

test('one mail a day holds what was asked since yesterday together with the reminders of the morning', async () => {
  const { lead, chair, app, reviewId } = ground;
  await ask(chair, lead);
  await look(midnight + 23 * hour);
  expect(mails).toEqual([]);
  const ownerId = String((await lead.call('GET', '/me')).json['id']);
  await app.services.engine.write((orm) => {
    const words = { title: 'Call', detail: '', measureName: '', baseline: '', target: '' };
    const rest = { source: '', unintended: '', equity: '', layers: [], createdAt: 0, changedAt: 0 };
    const row = { reviewId, actionId: 'a', version: 1, seq: 1, status: 'agreed' as const, ownerId };
    orm
      .insert(actions)
      .values({ ...row, ...words, ...rest, dueOn: '2026-03-04' })
      .run();
  });
  await look(midnight + 30 * hour);
  expect(mails).toHaveLength(1);
  const [mail = ''] = mails;
  expect(mail).toContain('Subject: Causeway: 2 things need a look');
  expect(mail).toContain('An action you own is due tomorrow');
  expect(mail).toContain(`/summaries/${id}#approval`);
});

test('nothing leaves for what was answered meanwhile, or to whoever wishes no mail', async () => {
  const { lead, chair, facilitator } = ground;
  await ask(chair, lead);
  await chair.call('DELETE', `/summaries/${id}/approval`);
  await facilitator.call('PATCH', '/me/reminders', { mail: 'none' });
  await ask(chair, facilitator);
  await look(midnight + 30 * hour);
  expect(mails).toEqual([]);
  expect(await ground.app.services.deps.stores.mails.waiting(midnight + 30 * hour)).toBe(0);
});
