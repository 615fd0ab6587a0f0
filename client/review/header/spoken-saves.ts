/**
 * When the saved light is spoken of: trouble and its end at once, an ordinary save once the writer has paused. While
 * somebody types the light goes to and fro, and nobody could listen to that.
 */
import type { SavedLight } from '../../collab/saved-light.ts';
import { savedLightAnnouncement } from './saved-light-words.ts';

/** Milliseconds of rest after which a save is said. */
export const savePause = 3000;

export class SpokenSaves {
  readonly #say: (sentence: string) => void;
  readonly #later: (work: () => void, ms: number) => () => void;
  /** The state last spoken of; saving in between does not count. */
  #before: SavedLight['state'] | null = null;
  /** Time of the last save that was said, or that needs no saying. */
  #spoken: number | null = null;
  #callOff: () => void = () => undefined;

  /** @param later does `work` after `ms` milliseconds unless what it returns is called */
  constructor(say: (sentence: string) => void, later: (work: () => void, ms: number) => () => void) {
    this.#say = say;
    this.#later = later;
  }

  /** To be told of every change of the light. */
  hear(light: SavedLight): void {
    this.#callOff();
    const said = savedLightAnnouncement(this.#before, light);
    if (light.state !== 'saving') this.#before = light.state;
    if (said !== null) {
      if (light.state === 'saved') this.#spoken = light.at;
      this.#say(said);
    } else if (light.state === 'saved' && light.at !== null && light.at !== this.#spoken) {
      const { at } = light;
      this.#callOff = this.#later(() => {
        this.#spoken = at;
        this.#say('Saved.');
      }, savePause);
    }
  }

  close(): void {
    this.#callOff();
  }
}
