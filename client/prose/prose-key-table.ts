/** The combinations that mean something in prose beyond what typing, Tab and Enter mean anywhere. */
export const proseShortcuts = [
  'Mod-Alt-0',
  'Mod-Alt-1',
  'Mod-Alt-2',
  'Mod-Shift-7',
  'Mod-Shift-8',
  'Mod-Shift-9',
  'Mod-Shift-b',
  'Mod-Shift-k',
  'Mod-Enter',
  'Alt-F10',
] as const;
export type ProseKey = (typeof proseShortcuts)[number];

/** Those of the marks on text, which come with the marks. */
export const markShortcuts = ['Mod-b', 'Mod-i', 'Mod-e', 'Mod-Shift-s'] as const;
export type MarkKey = (typeof markShortcuts)[number];
