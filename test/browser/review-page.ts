/** An open review as a person finds their way in it: by headings, names and buttons. */
import { expect, type Locator, type Page } from '@playwright/test';

export class ReviewPage {
  readonly page: Page;
  /** The saved light: its state as an attribute, its words as text. */
  readonly light: Locator;

  constructor(page: Page) {
    this.page = page;
    this.light = page.locator('[data-saved-light]');
  }

  get reviewId(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  async opened(): Promise<this> {
    await expect(this.page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
    await this.saved();
    return this;
  }

  /** Everything this page wrote is on the server's disk, says the light. */
  async saved(): Promise<void> {
    await expect(this.light).toHaveAttribute('data-saved-light', 'saved');
  }

  section(heading: string): Locator {
    return this.page.getByRole('main').getByRole('region', { name: heading, exact: true });
  }

  /** The editor of a section's prose, ready to take keys. */
  async prose(heading: string): Promise<Locator> {
    const section = this.section(heading);
    const editor = section.getByRole('textbox', { name: heading, exact: true });
    // Blocks above that come later can push it out of view again; whoever looks for it scrolls on.
    await expect(async () => {
      await section.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
      await expect(editor).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 10_000 });
    return editor;
  }

  layer(name: string): Locator {
    return this.section('Five-layer factors').getByRole('region', { name: new RegExp(`^${name}`) });
  }

  /** Makes a factor in a layer and writes its condition. The answer is the field of the condition. */
  async addFactor(layer: string, condition: string): Promise<Locator> {
    await this.layer(layer)
      .getByRole('button', { name: `Add a factor to ${layer}` })
      .click();
    const field = this.layer(layer).getByRole('textbox', { name: 'Condition' }).last();
    await expect(field).toBeFocused();
    await this.page.keyboard.type(condition);
    await expect(field).toHaveValue(condition);
    return field;
  }

  /** Makes an action with a title; it stays open. */
  async addAction(title: string): Promise<Locator> {
    const section = this.section('Safety actions');
    await section.getByRole('button', { name: 'Add an action' }).click();
    const field = section.getByRole('textbox', { name: 'Title of the action' }).last();
    await expect(field).toBeFocused();
    await this.page.keyboard.type(title);
    return field;
  }

  /** From the menu of the review. */
  async choose(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More for this review' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
