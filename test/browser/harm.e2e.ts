/** Two people grade harm, each alone with their grade until it is shown; and a reporting clock from start to filing. */
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { makePanel, see } from './panel.ts';
import { ReviewPage } from './review-page.ts';
import { Traffic } from './traffic.ts';

const live = { timeout: 5000 };
const body = 'Harm to the body';

interface Grade {
  readonly grade: string;
  readonly confidence: string;
  readonly reason: string;
  readonly role: string;
}

const anas: Grade = {
  grade: 'Severe (H5)',
  confidence: 'High',
  reason: 'Anas reason: the finding came five months late.',
  role: 'Anas role, radiologist',
};
const bens: Grade = {
  grade: 'Low (H3)',
  confidence: 'Medium',
  reason: 'Bens reason: one more visit was needed.',
  role: 'Bens role, radiographer',
};

async function rate(section: Locator, { grade, confidence, reason, role }: Grade): Promise<void> {
  await section.getByRole('button', { name: `Grade on my own: ${body}` }).click();
  const form = section.getByRole('form', { name: `Your grade: ${body}` });
  await form.getByRole('radio', { name: grade }).check();
  await form.getByRole('radio', { name: confidence, exact: true }).check();
  await form.getByRole('textbox', { name: 'Why, in a sentence' }).fill(reason);
  await form.getByRole('textbox', { name: 'In which role' }).fill(role);
  await form.getByRole('button', { name: 'Keep it, for me alone' }).click();
  await expect(section.getByText('Yours; nobody else sees it')).toBeVisible();
}

test('neither of two browsers receives the grade of the other before it is shown, by socket or HTTP, and both have it after', async ({
  server,
  open,
}) => {
  const { chair, colleague, review } = await makePanel(server);
  const [anasPage, bensPage] = await Promise.all([open(chair, '/'), open(colleague, '/')]);
  const traffic = { ana: new Traffic(anasPage), ben: new Traffic(bensPage) };
  const path = `/reviews/${review.id}`;
  await anasPage.goto(path);
  const ana = await new ReviewPage(anasPage).opened();
  await bensPage.goto(path);
  const ben = await new ReviewPage(bensPage).opened();
  await see(anasPage, 'Ben Panel');
  const [hers, his] = [ana.section('Harm and its limits'), ben.section('Harm and its limits')];
  for (const section of [hers, his])
    await section.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();

  await rate(hers, anas);
  await expect(his.getByText('1 person has graded')).toBeVisible(live);
  await rate(his, bens);
  await expect(hers.getByText('2 people have graded')).toBeVisible(live);
  // Something else travels by the socket meanwhile, so that the capture is seen to work.
  await (await ana.prose('What happened')).fill('What everybody may read.');
  await expect(await ben.prose('What happened')).toContainText('What everybody may read.');
  await Promise.all([ana.saved(), ben.saved()]);

  const before = { ana: await traffic.ana.all(), ben: await traffic.ben.all() };
  expect(before.ben).toContain('What everybody may read.');
  expect(Math.min(traffic.ana.frames, traffic.ben.frames)).toBeGreaterThan(5);
  for (const [heard, other, grade, sure] of [
    [before.ben, anas, 'h5', 'high'],
    [before.ana, bens, 'h3', 'medium'],
  ] as const) {
    expect(heard).not.toContain(other.reason);
    expect(heard).not.toContain(other.role);
    expect(heard).not.toMatch(new RegExp(`"(?:grade|confidence)"\\s*:\\s*"(?:${grade}|${sure})"`));
  }
  // Not even by the socket of whoever graded: grades travel over HTTP alone until they are shown.
  for (const one of [traffic.ana, traffic.ben])
    expect([...one.sent, ...one.received].join('\n')).not.toMatch(/s reason:|s role,|"grade"/);

  await hers.getByRole('button', { name: `Show the grades: ${body}` }).click();
  await hers.getByRole('button', { name: 'Show them to everybody' }).click();
  for (const section of [hers, his]) {
    const grades = section.getByRole('list', { name: `Grades: ${body}` });
    await expect(grades.getByRole('listitem')).toHaveCount(2, live);
    await expect(grades).toContainText(anas.reason);
    await expect(grades).toContainText(bens.reason);
    await expect(section.getByText('They differ by 2 grades.')).toBeVisible();
    await expect(section).not.toContainText('Ana Admin');
  }
  for (const one of [traffic.ana, traffic.ben]) {
    const socket = one.received.join('\n');
    for (const { reason, role } of [anas, bens]) {
      expect(socket).toContain(reason);
      expect(socket).toContain(role);
    }
    expect(socket).toMatch(/"grade":"h5"/);
    expect(socket).toMatch(/"grade":"h3"/);
  }

  await his.getByRole('button', { name: `Say what we make of it: ${body}` }).click();
  const line = his.getByRole('form', { name: `What the panel makes of it: ${body}` });
  await line.getByRole('combobox', { name: 'Grade we agree on' }).selectOption({ label: 'Moderate (H4)' });
  await line.getByRole('textbox', { name: 'Why, in a sentence' }).fill('Four months of treatment.');
  await line.getByRole('button', { name: 'Store it' }).click();
  await expect(hers.getByText('Four months of treatment.')).toBeVisible(live);
  await hers.getByText('What this is on other scales').click();
  await expect(hers.getByRole('table', { name: `${body} on other scales` })).toContainText('3 Moderate');
});

test('a reporting clock is chosen, started, told to whoever looks after it, and filed', async ({
  server,
  open,
}) => {
  const { chair, colleague, review } = await makePanel(server);
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  const section = ana.section('Sharing');
  await section.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
  await expect(section.getByText('Not legal advice.')).toBeVisible();
  await section.getByRole('button', { name: 'Choose what may apply' }).click();
  await section.getByRole('combobox', { name: 'Where' }).selectOption({ label: 'United Kingdom' });
  await section.getByRole('button', { name: 'Take it up: Personal data breach' }).click();
  await section.getByRole('button', { name: 'Done' }).click();
  await section.getByRole('button', { name: 'Change the clock: Personal data breach' }).click();
  const form = section.getByRole('form', { name: 'Change the clock: Personal data breach' });
  await form.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Running' });
  await form.getByRole('button', { name: 'Store it' }).click();
  await expect(form.getByText('Say when it started').first()).toBeVisible();
  const began = new Date(Date.now() - 3_600_000).toISOString();
  await form.getByLabel('Started on').fill(began.slice(0, 10));
  await form.getByLabel('At', { exact: true }).fill(began.slice(11, 16));
  await form.getByRole('combobox', { name: 'Time zone' }).selectOption('UTC');
  await form
    .getByRole('combobox', { name: 'Who looks after it' })
    .selectOption({ label: 'Ben Panel, panel member' });
  await form.getByRole('button', { name: 'Store it' }).click();
  await expect(section.getByText(/^Due at .*\(UTC\), in 2 days$/)).toBeVisible();

  const home = await open(colleague, '/');
  const waiting = home.getByRole('region', { name: 'What waits for you' });
  await expect(waiting.getByRole('link', { name: 'Report: Personal data breach' })).toBeVisible();
  await waiting.getByRole('link', { name: 'Report: Personal data breach' }).click();
  const ben = await new ReviewPage(home).opened();
  const his = ben.section('Sharing');
  await his.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
  await his.getByRole('button', { name: 'Change the clock: Personal data breach' }).click();
  const filing = his.getByRole('form', { name: 'Change the clock: Personal data breach' });
  await filing.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Filed' });
  await filing.getByLabel('Filed on').fill(began.slice(0, 10));
  await filing.getByRole('textbox', { name: 'Reference of what was filed' }).fill('IC-17');
  await filing.getByRole('button', { name: 'Store it' }).click();
  await expect(section.getByText(/^Filed .*: IC-17/)).toBeVisible(live);
  await section.getByText('What changed').click();
  await expect(section.getByText(/Ben Panel: State: Running → Filed/)).toBeVisible();
});
