/** What the command dialog offers in a review, and how typed words find it. Pure apart from what each entry runs. */

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Quieter words beside the label: what kind of thing it is, or how far it is. */
  readonly note: string;
  readonly run: () => void;
}

/** Entries whose words begin with each typed word, those with it at the very start first; all for an empty search. */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const words = plain(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return commands;
  return commands
    .map((command) => ({ command, rank: rankOf(command, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ command }) => command);
}

function rankOf(command: Command, words: readonly string[]): number {
  const label = plain(command.label);
  const all = `${label} ${plain(command.note)}`.split(/[\s,.?:]+/u);
  const found = words.every((word) => all.some((part) => part.startsWith(word)) || label.includes(word));
  if (!found) return 0;
  return label.startsWith(words.join(' ')) ? 2 : 1;
}

/** Lower case and without accents, so that "resume" finds "Résumé". */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
