/** What the rows and columns of the table of themes may be. Apart from the contract, so that a page need not load it. */
export const themeRows = ['codes', 'kinds', 'systems', 'safeguards'] as const;
export type ThemeRow = (typeof themeRows)[number];

export const themeColumns = ['quarters', 'layers', 'kinds', 'systems'] as const;
export type ThemeColumn = (typeof themeColumns)[number];
