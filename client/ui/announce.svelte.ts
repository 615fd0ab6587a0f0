/**
 * What is said aloud to people who listen to the screen. One polite live region in the frame reads it;
 * no component brings its own region, since two of them talk over each other.
 */

class Announcer {
  text = $state('');
  #turn = false;

  /** Says a sentence. The same sentence twice in a row is said twice: a changed space makes it new text. */
  say(text: string): void {
    this.#turn = !this.#turn;
    this.text = this.#turn ? text : `${text}\u00a0`;
  }
}

export const announcer = new Announcer();

/** Says a sentence politely, after whatever is being read now. */
export function announce(text: string): void {
  announcer.say(text);
}
