/**
 * What the keyboard guide says: every shortcut of the table with what it does, and the keys that belong to kinds of
 * controls, by the place in which they work. Words only.
 */
import { markShortcuts, proseShortcuts, type MarkKey, type ProseKey } from '../prose/prose-key-table.ts';
import { shortcuts, type Chord, type ShortcutId } from './shortcuts.ts';

/** Where a key works: on every page, in the list of actions, in an open review, and there for whoever may write. */
export type GuidePlace = 'everywhere' | 'actions' | 'review' | 'writing';

export interface GuideRow {
  /** Each is one key or one combination, as printed on the key. */
  readonly keys: readonly string[];
  readonly what: string;
  /** One after the other rather than one or the other. */
  readonly inTurn?: true;
}

export interface GuideGroup {
  readonly title: string;
  readonly place: GuidePlace;
  readonly rows: readonly GuideRow[];
}

/** What each shortcut of ours does. The compiler sees to it that none is left out. */
export const shortcutWords: Readonly<
  Record<ShortcutId, { readonly place: GuidePlace; readonly what: string }>
> = {
  menu: {
    place: 'everywhere',
    what: 'Go to anything, or do something: a page, a review, a section, a command',
  },
  search: { place: 'everywhere', what: 'Search everything you may read' },
  guide: { place: 'everywhere', what: 'This guide' },
  go: { place: 'review', what: 'Waits a moment for the key that follows' },
  'next-section': { place: 'review', what: 'To the next section' },
  'previous-section': { place: 'review', what: 'To the section before' },
  'choose-section': { place: 'review', what: 'Choose a section' },
  'next-action': { place: 'actions', what: 'To the next action of the list' },
  'previous-action': { place: 'actions', what: 'To the action before' },
  'choose-action': { place: 'actions', what: 'Choose the action, to change several at once' },
  'status-after': { place: 'actions', what: 'On the board: move the action to the status after' },
  'status-before': { place: 'actions', what: 'On the board: move the action to the status before' },
  undo: { place: 'writing', what: 'Undo what you did; never what others did' },
  redo: { place: 'writing', what: 'Do again what you undid' },
  'redo-too': { place: 'writing', what: 'Do again what you undid' },
  'move-up': { place: 'writing', what: 'Move a record up' },
  'move-down': { place: 'writing', what: 'Move a record down' },
  'next-hint': { place: 'writing', what: 'To the next wording hint in this text' },
  'previous-hint': { place: 'writing', what: 'To the wording hint before' },
  'explain-hint': { place: 'writing', what: 'At underlined words: why, and what else could be written' },
};

const proseWords: Readonly<Record<ProseKey | MarkKey, string>> = {
  'Mod-b': 'Bold',
  'Mod-i': 'Italic',
  'Mod-e': 'Code',
  'Mod-Shift-s': 'Struck through',
  'Mod-Alt-0': 'A plain paragraph',
  'Mod-Alt-1': 'A heading',
  'Mod-Alt-2': 'A smaller heading',
  'Mod-Shift-7': 'A numbered list',
  'Mod-Shift-8': 'A list',
  'Mod-Shift-9': 'A list to tick off',
  'Mod-Shift-b': 'A quotation',
  'Mod-Enter': 'Tick off, or take the tick away',
  'Mod-Shift-k': 'A link',
  'Alt-F10': 'To the bar of buttons of this text',
};

/** Keys of kinds of controls, which stand in no table. */
function ofControls(apple: boolean): readonly GuideGroup[] {
  const alt = apple ? '⌥' : 'Alt';
  return [
    {
      title: 'Comments',
      place: 'review',
      rows: [
        {
          keys: [chordName({ key: 'm', command: true, alt: true }, apple)],
          what: 'Comment on the words selected, else on the paragraph, record or card one is at',
        },
      ],
    },
    {
      title: 'On a card of the cause map',
      place: 'review',
      rows: [
        { keys: ['←', '↑', '→', '↓'], what: 'Along the links, or to the nearest card that way' },
        { keys: ['Enter'], what: 'Open the card' },
        { keys: ['Esc'], what: 'Let go of the card' },
        { keys: ['+', '-'], what: 'Zoom in and out; so does the wheel with Ctrl' },
        { keys: ['0'], what: 'Show the whole map' },
      ],
    },
    {
      title: 'On a card of the cause map, while you write',
      place: 'writing',
      rows: [
        { keys: ['L'], what: 'Link the card to what it leads to' },
        { keys: ['←', '↑', '→', '↓'].map((arrow) => `${alt} ${arrow}`), what: 'Move the card on the map' },
        { keys: ['Del'], what: 'Put the card in the bin' },
      ],
    },
    {
      title: 'On an action, or a day of the calendar',
      place: 'actions',
      rows: [
        { keys: ['↑', '↓'], what: 'To the action before, or the next; in the calendar a week' },
        { keys: ['←', '→'], what: 'In the calendar: the day before, the next day' },
        { keys: ['PgUp', 'PgDn'], what: 'In the calendar: the month before, the next month' },
      ],
    },
    {
      title: 'Moving about',
      place: 'everywhere',
      rows: [
        { keys: ['Tab'], what: 'To the next control; with Shift to the one before' },
        { keys: ['Esc'], what: 'Close what is open, and return to where you were' },
        { keys: ['↑', '↓'], what: 'Move within a menu, the found places, or the list of sections' },
        { keys: ['Home', 'End'], what: 'To the first or the last of a menu' },
        { keys: ['Enter'], what: 'Open or choose' },
      ],
    },
  ];
}

const titles: Readonly<Record<GuidePlace, string>> = {
  everywhere: 'Everywhere',
  actions: 'In the list of actions',
  review: 'In a review',
  writing: 'While you write in a review',
};

/**
 * Every group that holds where one is.
 * @param letters whether keys that are a single letter or sign are switched on
 * @param apple whether the keyboard has ⌘ and ⌥
 */
export function guideGroups(
  places: ReadonlySet<GuidePlace>,
  letters: boolean,
  apple: boolean,
): readonly GuideGroup[] {
  const own = (['everywhere', 'actions', 'review', 'writing'] as const).map((place): GuideGroup => {
    return { place, title: titles[place], rows: rowsOf(place, letters, apple) };
  });
  const prose: GuideGroup = {
    title: 'In the text of a section',
    place: 'writing',
    rows: [
      { keys: ['/'], what: 'At the start of a line: what can be put in there' },
      ...[...markShortcuts, ...proseShortcuts].map((key) => ({
        keys: [proseKeyName(key, apple)],
        what: proseWords[key],
      })),
    ],
  };
  return [...own, prose, ...ofControls(apple)].filter(
    ({ place, rows }) => places.has(place) && rows.length > 0,
  );
}

function rowsOf(place: GuidePlace, letters: boolean, apple: boolean): readonly GuideRow[] {
  const ids = (Object.keys(shortcutWords) as ShortcutId[]).filter((id) => shortcutWords[id].place === place);
  const rows = new Map<string, GuideRow>();
  for (const id of ids) {
    if (startsOthers(id) || (!letters && isLetter(id))) continue;
    const { after }: Chord = shortcuts[id];
    const { what } = shortcutWords[id];
    const own = chordName(shortcuts[id], apple);
    // Two combinations for the same stand in one row.
    const keys =
      after === undefined
        ? [...(rows.get(what)?.keys ?? []), own]
        : [chordName(shortcuts[after], apple), own];
    rows.set(what, { keys, what, ...(after === undefined ? {} : { inTurn: true as const }) });
  }
  return [...rows.values()];
}

function isLetter(id: ShortcutId): boolean {
  const { letter }: Chord = shortcuts[id];
  return letter === true;
}

function startsOthers(id: ShortcutId): boolean {
  return Object.values<Chord>(shortcuts).some(({ after }) => after === id);
}

const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** Such as "Ctrl Shift Z", or "⌘ ⇧ Z". */
export function chordName({ key, command, alt, shift }: Chord, apple: boolean): string {
  return [
    ...(command === true ? [apple ? '⌘' : 'Ctrl'] : []),
    ...(alt === true ? [apple ? '⌥' : 'Alt'] : []),
    ...(shift === true ? [apple ? '⇧' : 'Shift'] : []),
    keyNames[key] ?? (command === true ? key.toUpperCase() : key),
  ].join(' ');
}

function proseKeyName(key: ProseKey | MarkKey, apple: boolean): string {
  return key
    .split('-')
    .map((part) => {
      if (part === 'Mod') return apple ? '⌘' : 'Ctrl';
      if (part === 'Alt') return apple ? '⌥' : 'Alt';
      if (part === 'Shift') return apple ? '⇧' : 'Shift';
      return part.length === 1 ? part.toUpperCase() : part;
    })
    .join(' ');
}
