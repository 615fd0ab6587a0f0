/**
 * Light or dark: the reader's own choice, kept in this browser; without one the system decides. The same key is read
 * by public/theme.js before the first paint.
 */
export type ThemeChoice = 'system' | 'light' | 'dark';

const key = 'causeway-theme';

class Theme {
  choice: ThemeChoice = $state(stored());

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    if (choice === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = choice;
    try {
      if (choice === 'system') localStorage.removeItem(key);
      else localStorage.setItem(key, choice);
    } catch (error) {
      console.warn('This browser keeps no settings, so the choice holds until the page is closed.', error);
    }
  }
}

function stored(): ThemeChoice {
  const shown = document.documentElement.dataset['theme'];
  return shown === 'light' || shown === 'dark' ? shown : 'system';
}

export const theme = new Theme();
