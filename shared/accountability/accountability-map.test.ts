import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { createRecord, recordText, type Editing } from '../review-document/edits.ts';
import { readRecords } from '../review-document/reads.ts';
import { accountabilityMap, holderWords } from './accountability-map.ts';
import { accountabilityFunctionIds, columnFunction, nobody } from './accountability-ids.ts';
import { accountabilityFunctions } from './accountability-words.ts';

let seed = 0;
function replica(): Editing {
  const doc = new Y.Doc();
  const random = (bytes: number): Uint8Array => {
    seed += 1;
    return Uint8Array.from({ length: bytes }, (_one, i) => (seed * 37 + i * 11) % 256);
  };
  return { doc, origin: 'panel', random, now: () => 1000 };
}

function meet(a: Editing, b: Editing): void {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a.doc), Y.encodeStateAsUpdate(b.doc)];
  Y.applyUpdate(b.doc, fromA);
  Y.applyUpdate(a.doc, fromB);
}

function mapOf({ doc }: Editing) {
  return accountabilityMap(readRecords(doc, 'functions'));
}

function row(editing: Editing, id: string) {
  const found = mapOf(editing).rows.find(({ fn }) => fn.id === id);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
}

test('the ids that progress counts are those of the words', () => {
  expect(accountabilityFunctions.map(({ id }) => id)).toEqual([...accountabilityFunctionIds]);
});

test('two people who begin the same cell at once keep both texts, in the same cell on both sides', () => {
  const [ana, ben] = [replica(), replica()];
  const cell = { function: 'approved', organisation: 'supplier' };
  const hers = createRecord(ana, 'functions', cell);
  const his = createRecord(ben, 'functions', cell);
  recordText(ana.doc, 'functions', hers, 'who')?.insert(0, 'Product safety board');
  recordText(ben.doc, 'functions', his, 'who')?.insert(0, 'Head of regulatory affairs');
  meet(ana, ben);
  const words = (editing: Editing) => row(editing, 'approved').cells['supplier']?.map(({ who }) => who);
  expect(words(ana)?.toSorted()).toEqual(['Head of regulatory affairs', 'Product safety board']);
  expect(words(ben)).toEqual(words(ana));
});

test('a cell written while its column goes into the bin is still shown', () => {
  const [ana, ben] = [replica(), replica()];
  const column = createRecord(ana, 'functions', { function: columnFunction, who: 'Regional network' });
  meet(ana, ben);
  createRecord(ben, 'functions', { function: 'ran', organisation: column, who: 'Night service' });
  ana.doc.transact(() =>
    ana.doc.getMap<Y.Map<unknown>>('functions').get(column)?.set('withdrawn', { at: 1 }),
  );
  meet(ana, ben);
  const map = mapOf(ana);
  expect(map.columns.at(-1)).toMatchObject({ id: column, name: 'Organisation in the bin' });
  expect(row(ana, 'ran').cells[column]?.map(({ who }) => who)).toEqual(['Night service']);
});

test('a function is unsaid until a role is written or somebody says that nobody held it', () => {
  const panel = replica();
  expect(row(panel, 'could-stop').state).toBe('unsaid');
  const id = createRecord(panel, 'functions', { function: 'could-stop', organisation: 'team' });
  expect(row(panel, 'could-stop').state).toBe('unsaid');
  recordText(panel.doc, 'functions', id, 'who')?.insert(0, 'Duty manager');
  expect(row(panel, 'could-stop').state).toBe('held');
  createRecord(panel, 'functions', { function: 'monitored', organisation: nobody });
  expect(row(panel, 'monitored').state).toBe('nobody');
});

test('what another client named is shown under its own name', () => {
  const panel = replica();
  createRecord(panel, 'functions', {
    function: 'audited',
    organisation: 'Hosting company',
    who: 'Shift lead',
  });
  expect(mapOf(panel).columns.map(({ name }) => name)).toContain('Hosting company');
  expect(row(panel, 'audited').fn.name).toBe('audited');
});

test('a holder is said as function, organisation and role', () => {
  const panel = replica();
  createRecord(panel, 'functions', { function: 'configured', organisation: 'deployer', who: 'Imaging IT' });
  const map = mapOf(panel);
  const [holder] = readRecords(panel.doc, 'functions');
  expect(holder && holderWords(map, holder)).toBe('Configured: Organisation that deploys it, Imaging IT');
});
