/**
 * Whether keys that are a single letter or sign do anything. Whoever dictates, or rests a hand on the keyboard, can
 * switch them off; the choice is kept in this browser.
 */
const key = 'causeway.letter-keys-off';

class LetterKeys {
  on: boolean = $state(stored());

  set(on: boolean): void {
    this.on = on;
    try {
      if (on) localStorage.removeItem(key);
      else localStorage.setItem(key, 'yes');
    } catch (error) {
      console.warn('This browser keeps no settings, so the choice holds until the page is closed.', error);
    }
  }
}

function stored(): boolean {
  try {
    return localStorage.getItem(key) === null;
  } catch {
    // No storage means nobody has chosen.
    return true;
  }
}

export const letterKeys = new LetterKeys();
