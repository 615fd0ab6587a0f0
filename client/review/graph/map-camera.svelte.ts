/**
 * What part of the map is seen, and how large: pan and zoom by pointer, wheel, keys and buttons. Only one style of
 * one element follows it, so that moving about costs nothing for the cards.
 */
import type { Box } from '../../../shared/graph/layout.ts';

const closest = 2.5;
const furthest = 0.15;
/** Smaller than this nobody can read a card, so that a large map begins at its upper left corner instead. */
const readable = 0.6;
/** Down to this it is better to see all of the map than its upper part in full size. */
const comfortable = 0.72;

/** Milliseconds without a move after which the drawing is at rest. */
const atRest = 200;

export class MapCamera {
  scale = $state(1);
  x = $state(0);
  y = $state(0);
  width = $state(0);
  height = $state(0);
  /** Somebody is moving about at this moment. */
  moving = $state(false);
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Nobody has moved it yet: it keeps to what fits. */
  #following = true;

  /** Of CSS. */
  readonly transform = $derived(`translate(${this.x}px, ${this.y}px) scale(${this.scale})`);

  /**
   * Shows all of it where cards stay easy to read, else its whole width from the top as far as they can be read at all.
   * Nothing once the person has moved about.
   */
  follow(frame: Box): void {
    if (!this.#following || this.width === 0) return;
    const wide = Math.min(1, this.width / frame.width);
    const whole = Math.min(wide, this.height / frame.height);
    this.#place(frame, whole >= comfortable ? whole : Math.max(readable, wide));
  }

  /** Pixels that a drawing may take of the page: all it needs at its width, within reason. */
  heightFor(frame: Box): number {
    const scale = this.width === 0 ? 1 : Math.max(readable, Math.min(1, this.width / frame.width));
    return Math.round(Math.min(900, Math.max(300, frame.height * scale)));
  }

  /** Shows everything, however small. */
  fit(frame: Box): void {
    if (this.width === 0) return;
    const scale = Math.min(1, this.width / frame.width, this.height / frame.height);
    this.#place(frame, Math.max(furthest, scale));
    this.#following = false;
  }

  #place(frame: Box, scale: number): void {
    this.scale = scale;
    const [wide, high] = [frame.width * this.scale, frame.height * this.scale];
    this.x = (wide < this.width ? (this.width - wide) / 2 : 0) - frame.x * this.scale;
    this.y = (high < this.height ? (this.height - high) / 2 : 0) - frame.y * this.scale;
  }

  /** Keeps the point under the pointer where it is; without one, the middle. */
  zoom(by: number, at = { x: this.width / 2, y: this.height / 2 }): void {
    const scale = Math.min(closest, Math.max(furthest, this.scale * by));
    this.x = at.x - ((at.x - this.x) * scale) / this.scale;
    this.y = at.y - ((at.y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.#moved();
  }

  pan(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
    this.#moved();
  }

  #moved(): void {
    this.#following = false;
    this.moving = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => (this.moving = false), atRest);
  }

  /** Moves just so far that a box is seen. */
  reveal(box: Box): void {
    const margin = 16;
    const left = box.x * this.scale + this.x;
    const top = box.y * this.scale + this.y;
    const right = left + box.width * this.scale;
    const bottom = top + box.height * this.scale;
    const dx = left < margin ? margin - left : right > this.width - margin ? this.width - margin - right : 0;
    const dy =
      top < margin ? margin - top : bottom > this.height - margin ? this.height - margin - bottom : 0;
    if (dx !== 0 || dy !== 0) this.pan(dx, dy);
  }
}
