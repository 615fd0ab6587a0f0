/**
 * The words of the saved light, and which of its changes are said aloud. Pure.
 * Refuses to say "saved" for anything but the server's confirmation: the state comes from the session alone.
 */
import type { SavedLight } from '../../collab/saved-light.ts';

/** What stands beside the title. `clock` writes UTC milliseconds as the reader's time of day. */
export function savedLightWords(light: SavedLight, clock: (at: number) => string): string {
  switch (light.state) {
    case 'saved':
      return light.at === null ? 'Saved' : `Saved ${clock(light.at)}`;
    case 'saving':
      return 'Saving…';
    case 'device-only':
      return light.changes === 0 ? 'Not connected' : `On this device only, ${changes(light.changes)}`;
    case 'at-risk':
      return 'Not saved, keep this tab open';
    case 'refused':
      return 'Not accepted';
  }
}

/** One sentence more, for whoever asks what the words mean. */
export function savedLightMeaning(light: SavedLight): string {
  switch (light.state) {
    case 'saved':
      return 'Everything you wrote is on the server’s disk.';
    case 'saving':
      return 'The server has not confirmed your last edits yet.';
    case 'device-only':
      return light.changes === 0
        ? 'The server cannot be reached. Nothing of yours is waiting; you can go on writing, and it will be sent later.'
        : 'The server cannot be reached. Your edits are kept on this device and will be sent when it answers again.';
    case 'at-risk':
      return 'Your last edits are neither on the server nor kept by this device. Keep this tab open until the server answers.';
    case 'refused':
      return 'The server did not accept an edit. Your words are kept under “Not accepted” for you to copy.';
  }
}

/**
 * What is announced when the light changes; null for changes that would only disturb. While somebody types, the light
 * goes to and fro between saving and saved: that is never announced.
 */
export function savedLightAnnouncement(before: SavedLight['state'] | null, light: SavedLight): string | null {
  if (before === light.state || before === null) return null;
  if (light.state === 'saving') return null;
  if (light.state === 'saved') return wasTrouble(before) ? 'Saved again. Everything is on the server.' : null;
  return savedLightWords(light, () => '');
}

/** Whether a state is worth remembering until the light is green again. */
export function wasTrouble(state: SavedLight['state']): boolean {
  return state === 'device-only' || state === 'at-risk' || state === 'refused';
}

function changes(count: number): string {
  return count === 1 ? '1 change' : `${String(count)} changes`;
}
