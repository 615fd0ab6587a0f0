import { expect, test } from 'vitest';
import { seededGraph } from './graph-for-tests.ts';
import { layoutMap } from './layout.ts';
import { alongLink, linkPath } from './link-look.ts';
import { mapInWords, mapPicture, mapTable } from './map-picture.ts';

const graph = seededGraph(
  [
    { id: 'a', layer: 'governance', condition: 'No <drill> & "no plan" | ever', evidence: ['e'] },
    { id: 'b', layer: 'model', condition: 'The score stayed silent.' },
    { id: 'c', condition: 'Nobody was asked' },
  ],
  [
    ['a', 'b', 'enables'],
    ['b', 'o'],
  ],
);

test('the picture stands by itself: title, every card, every link, and nothing from elsewhere', () => {
  for (const scheme of ['light', 'dark'] as const) {
    const svg = mapPicture(graph, layoutMap(graph, 'right'), 'Ward <7>', scheme);
    expect(svg).toContain('<title id="title">Cause map: Ward &lt;7&gt;</title>');
    expect(svg).toContain('No &lt;drill&gt; &amp; &quot;no');
    // Two links, and two kinds of link explained below.
    expect(svg.match(/marker-end=/g)).toHaveLength(4);
    for (const said of ['Governance', 'makes possible', 'contributes to', 'no evidence cited'])
      expect(svg).toContain(`>${said}</text>`);
    expect(svg).not.toMatch(/NaN|undefined|var\(/);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|@import/);
  }
  expect(mapPicture(graph, layoutMap(graph, 'right'), 't', 'dark')).not.toBe(
    mapPicture(graph, layoutMap(graph, 'right'), 't', 'light'),
  );
});

test('a long title takes lines of its own, and the picture room for them', () => {
  const title = 'A title that says everything about what happened on that ward in that night, '.repeat(2);
  const [short, long] = ['Ward 7', title].map((one) =>
    mapPicture(graph, layoutMap(graph, 'right'), one, 'light'),
  );
  const height = (svg = ''): number => Number(/ height="(\d+)"/.exec(svg)?.[1]);
  expect(height(long) - height(short)).toBe(24);
});

test('the graph in words names every link and every card that none joins', () => {
  expect(mapInWords(graph)).toBe(
    '“No <drill> & "no plan" | ever” (Governance) makes possible “The score stayed silent” (Model). ' +
      '“The score stayed silent” (Model) contributes to “Nineteen days lost”. ' +
      'Not linked: “Nobody was asked”.',
  );
});

test('the table holds one row for each link, whatever is written', () => {
  const table = mapTable(graph, 'Ward 7').split('\n');
  expect(table).toContain(
    '| “The score stayed silent” (Model) | contributes to | “Nineteen days lost” |  |  |',
  );
  expect(table.filter((line) => line.includes('no plan" \\| ever'))).toHaveLength(1);
  expect(table).toContain('- “Nobody was asked”');
});

test('a path begins and ends where its link does, and a place on it lies on it', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 50 },
  ];
  expect(linkPath({ points })).toMatch(/^M0 0 .* L100 50$/);
  expect(linkPath({ points, square: true })).toMatch(/^M0 0 .*Q100 0 .* L100 50$/);
  expect(linkPath({ points: [] })).toBe('');
  const link = graph.links[0]!;
  expect(alongLink({ link, points }, 20)).toEqual({ x: 100, y: 30 });
  expect(alongLink({ link, points }, 500)).toEqual({ x: 75, y: 0 });
});
