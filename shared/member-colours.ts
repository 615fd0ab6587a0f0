/** Colours that tell members apart beside their names; never the only mark. White text on each reaches AA. */

const colours = [
  '#1f6f8b',
  '#9a4f1d',
  '#5b5ea6',
  '#3d7a3f',
  '#a03b6b',
  '#7a6a14',
  '#2a5fa5',
  '#8b3a3a',
  '#37736a',
  '#7b4a9e',
  '#64702a',
  '#4f6275',
] as const;

/** The colour of the member who joins as number `index`, counted from 0; repeats after the twelfth. */
export function memberColour(index: number): string {
  return colours[index % colours.length] ?? colours[0];
}
