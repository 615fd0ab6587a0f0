/**
 * What the command menu offers, and how typed words find it: words in any order, the beginnings of words before their
 * middles, letters in their order last, and of equals what was used lately. Pure apart from what each entry runs.
 */
import { fold } from '../../shared/search/fold.ts';

export interface Command {
  /** Stable, so that what was used lately is recognised. */
  readonly id: string;
  readonly label: string;
  /** Quieter words beside the label: what kind of thing it is, or how far it is. */
  readonly note: string;
  /** Its own key, as printed on the keyboard. */
  readonly keys?: string;
  /** Why it cannot be done now. */
  readonly unavailable?: string | undefined;
  readonly run: () => void;
}

/** Best first; for an empty search those used lately, then all in their order. @param recent ids, the newest first */
export function findCommands(
  commands: readonly Command[],
  typed: string,
  recent: readonly string[] = [],
): readonly Command[] {
  const words = fold(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const lately = (command: Command): number => {
    const at = recent.indexOf(command.id);
    return at === -1 ? recent.length : at;
  };
  if (words.length === 0) return commands.toSorted((a, b) => lately(a) - lately(b));
  return commands
    .map((command) => ({ command, rank: rankOf(command, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || lately(a.command) - lately(b.command))
    .map(({ command }) => command);
}

/** 0 when it is not found. */
function rankOf(command: Command, words: readonly string[]): number {
  const label = fold(command.label);
  const parts = partsOf(label);
  const noted = partsOf(fold(command.note));
  if (label.startsWith(words.join(' '))) return 5;
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 4;
  if (words.every((word) => [...parts, ...noted].some((part) => part.startsWith(word)))) return 3;
  if (words.every((word) => label.includes(word))) return 2;
  return hasInOrder(label, words.join('')) ? 1 : 0;
}

function partsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
}

/** Whether the letters stand in the text one after the other, the first at the start of a word. */
function hasInOrder(text: string, letters: string): boolean {
  if (letters.length < 3) return false;
  const characters = Array.from(letters);
  return partsOf(text).some((part, index, parts) => {
    const rest = parts.slice(index).join(' ');
    if (!rest.startsWith(characters[0] ?? '')) return false;
    let at = 0;
    for (const character of characters) {
      at = rest.indexOf(character, at) + 1;
      if (at === 0) return false;
    }
    return true;
  });
}
