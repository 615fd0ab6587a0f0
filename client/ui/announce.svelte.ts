/**
 * What is said aloud to people who listen to the screen. One polite live region in the frame reads it;
 * no component brings its own region, since two of them talk over each other.
 */

/** Milliseconds between two sentences: put into the page at once, the second would take the place of the first unread. */
const gap = 80;

class Announcer {
  text = $state('');
  #turn = false;
  #speaking = false;
  readonly #waiting: string[] = [];

  /** Says a sentence after those before it, once. The same sentence again is new text by a changed space. */
  say(text: string): void {
    this.#waiting.push(text);
    if (!this.#speaking) this.#next();
  }

  #next(): void {
    const text = this.#waiting.shift();
    this.#speaking = text !== undefined;
    if (text === undefined) return;
    this.#turn = !this.#turn;
    this.text = this.#turn ? text : `${text}\u00a0`;
    setTimeout(() => this.#next(), gap);
  }
}

export const announcer = new Announcer();

/** Says a sentence politely, after whatever is being read now. */
export function announce(text: string): void {
  announcer.say(text);
}
