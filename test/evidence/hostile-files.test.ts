/** Files of every kind that is taken, and of every trick: what is kept of the former, which sentence answers the latter. */
import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { comment, exif, gif, jpeg, pdf, png, pngChunk, webp } from '../support/sample-files.ts';
import { checkFile } from '../../server/evidence-files/check-file.ts';
import { fileName } from '../../server/evidence-files/file-name.ts';

async function refused(bytes: Uint8Array, name: string, declared = ''): Promise<AppError> {
  try {
    await checkFile(bytes, name, declared);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`${name} was taken.`);
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const text = (words: string): Buffer => Buffer.from(words);

describe('what is taken', () => {
  test.each([
    ['a PNG', png(), 'screen.png', 'image/png', 8, 6],
    ['a JPEG', jpeg(), 'photo.JPG', 'image/jpeg', 16, 8],
    ['a WebP', webp(), 'screen.webp', 'image/webp', 1, 1],
    ['a GIF', gif(), 'moves.gif', 'image/gif', 1, 1],
    ['a PDF', pdf(), 'letter.pdf', 'application/pdf', null, null],
    ['a table', text('time,value\n03:10,4.2\n'), 'values.csv', 'text/csv', null, null],
    ['JSON', text('{"score": 0.2}'), 'answer.json', 'application/json', null, null],
    ['a log', text('03:10 scored 0.2 < 0.5\r\n'), 'server.log', 'text/plain', null, null],
    ['words that begin like a program', text('MZ BMI 31'), 'a.txt', 'text/plain', null, null],
    ['a log that quotes a page', text('03:10 answered <html><script>'), 'a.log', 'text/plain', null, null],
    ['words without an ending', text('Größe: 5 µm'), 'note', 'text/plain', null, null],
  ])('%s is known by its content', async (_what, bytes, name, mediaType, width, height) => {
    expect(await checkFile(bytes, name, '')).toMatchObject({ mediaType, width, height });
  });

  test('a name without an ending gets the one of its content', async () => {
    expect((await checkFile(png(), 'screen', '')).name).toBe('screen.png');
    expect((await checkFile(text('words'), '', '')).name).toBe('file.txt');
  });

  test('the type a system makes up for a table or a log is no reason to refuse it', async () => {
    expect((await checkFile(text('a,b\n'), 'values.csv', 'application/vnd.ms-excel')).mediaType).toBe(
      'text/csv',
    );
  });
});

describe('what is kept of a picture', () => {
  test('a PNG loses its notes, its moving frames and what hangs behind its end', async () => {
    const notes = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'iCCP', 'fcTL', 'prVt'].map((type) =>
      pngChunk(type, text('Author Ward 7')),
    );
    const { bytes } = await checkFile(
      Buffer.concat([png({ extra: notes }), Buffer.alloc(40, 7)]),
      'a.png',
      '',
    );
    expect(latin(bytes)).toBe(latin(png()));
  });

  test('a JPEG loses place, comment and thumbnail', async () => {
    const { bytes } = await checkFile(jpeg([exif(1), comment('Ward 7')]), 'a.jpg', '');
    expect(latin(bytes)).not.toMatch(/Ward|Exif|THUMB/);
    expect(await checkFile(bytes, 'a.jpg', '')).toMatchObject({ width: 16, height: 8 });
  });

  test('a photograph taken on its side keeps which side is up, and nothing else the camera wrote', async () => {
    const kept = await checkFile(jpeg([exif(6)]), 'a.jpg', '');
    expect(kept).toMatchObject({ width: 8, height: 16 });
    expect(latin(kept.bytes)).not.toContain('Ward');
    expect(await checkFile(kept.bytes, 'a.jpg', '')).toEqual(kept);
  });

  test('a WebP and a GIF lose what was written beside the picture', async () => {
    expect(latin((await checkFile(webp(true), 'a.webp', '')).bytes)).toBe(latin(webp()));
    const said = Buffer.from('\x21\xfe\x06Ward 7\0', 'latin1');
    expect(latin((await checkFile(gif([said]), 'a.gif', '')).bytes)).toBe(latin(gif()));
  });
});

const program = Buffer.concat([text('MZ'), Buffer.alloc(200)]);
const dicom = Buffer.concat([Buffer.alloc(128), text('DICM'), Buffer.alloc(40)]);
const badSum = png();
badSum[40] = (badSum[40] ?? 0) ^ 1;

describe('what is refused with a sentence', () => {
  test.each<[string, Buffer, string, RegExp, string?]>([
    ['an empty file', text(''), 'a.png', /empty/],
    ['a drawing (SVG)', text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'a.svg', /SVG/],
    ['a drawing behind a declaration', text('<?xml version="1.0"?><svg/>'), 'a.txt', /SVG/],
    ['a drawing behind a comment and white space', text('\ufeff \n<!-- a -->\n<SVG/>'), 'a.log', /SVG/],
    ['a web page', text('<!DOCTYPE html><script>x()</script>'), 'a.html', /web page/],
    ['a web page called a picture', text('<html><script>x()</script>'), 'a.png', /web page/],
    ['a web page in UTF-16', Buffer.from('\ufeff<html>', 'utf16le'), 'a.txt', /UTF-8/],
    ['a script by its name', text('alert(1)'), 'a.js', /ends in \.js/],
    ['a batch file by its name', text('del *'), 'a.bat', /ends in \.bat/],
    ['a program', program, 'a.txt', /program/],
    ['a shell script', text('#!/bin/sh\nrm'), 'a.txt', /program/],
    ['an archive', Buffer.concat([text('PK\x03\x04'), Buffer.alloc(60)]), 'a.csv', /ZIP/],
    ['a DICOM file', dicom, 'a.dcm', /name of the person/],
    ['a HEIC picture', Buffer.concat([Buffer.alloc(4), text('ftypheic')]), 'a.heic', /HEIC/],
    ['a PNG called JPEG', png(), 'a.jpg', /is a PNG picture/],
    ['a PNG called text', png(), 'a.txt', /is a PNG picture/],
    ['a PNG declared as a page', png(), 'a.png', /sent as text\/html/, 'text/html'],
    ['a JPEG declared as PNG', jpeg(), 'a', /sent as image\/png/, 'image/png'],
    ['text called PDF', text('words'), 'a.pdf', /is plain text/],
    [
      'a picture by its first bytes only',
      Buffer.from('\x89PNG\r\n\x1a\n<script>', 'latin1'),
      'a.png',
      /damaged/,
    ],
    ['a GIF that is a script', text('GIF89a/*....*/=1;alert(1)//'), 'a.gif', /damaged|pixels/],
    ['a PNG cut short', png().subarray(0, 50), 'a.png', /damaged/],
    ['a PNG with a wrong sum', badSum, 'a.png', /damaged/],
    ['a JPEG cut short', jpeg().subarray(0, -3), 'a.jpg', /damaged/],
    ['a JPEG without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'a.jpg', /damaged/],
    ['a GIF cut short', gif().subarray(0, -2), 'a.gif', /damaged/],
    ['a WebP that claims more than it has', webp().subarray(0, -4), 'a.webp', /damaged/],
    ['a page behind a PNG', Buffer.concat([png(), text('<html><script>')]), 'a.png', /hidden behind/],
    ['an archive behind a JPEG', Buffer.concat([jpeg(), text('PK\x03\x04x')]), 'a.jpg', /hidden behind/],
    ['an archive behind a GIF', Buffer.concat([gif(), text('Rar!x')]), 'a.gif', /hidden behind/],
    [
      'a PNG of a billion pixels',
      png({ claims: { width: 60_000, height: 60_000 } }),
      'a.png',
      /60000 × 60000/,
    ],
    ['a PNG of no pixels', png({ claims: { width: 0, height: 4 } }), 'a.png', /no pixels/],
    ['a JPEG of 65,000 pixels a side', jpeg([], { width: 65_000, height: 65_000 }), 'a.jpg', /browser/],
    ['a PDF with a script', pdf('/OpenAction<</S/JavaScript/JS(x)>>'), 'a.pdf', /script/],
    ['a PDF with a script spelled in numbers', pdf('/OpenAction<</S/J#61vaScript>>'), 'a.pdf', /script/],
    ['a PDF that starts programs', pdf('/A<</S/Launch/F(cmd)>>'), 'a.pdf', /script/],
    ['a PDF with a file in it', pdf('/Names<</EmbeddedFiles 3 0 R>>'), 'a.pdf', /another file/],
    ['a page behind a PDF', Buffer.concat([pdf(), text('<script>')]), 'a.pdf', /behind the end/],
    ['a PDF cut short', pdf().subarray(0, 30), 'a.pdf', /damaged/],
    ['text with control characters', text('a\x1b[2Jb'), 'a.log', /cannot be shown/],
    ['text with a zero', text('a\0b'), 'a.txt', /cannot be shown/],
    ['bytes of nothing known', Buffer.from([0xc3, 0x28, 0xff, 0xfe]), 'a.txt', /UTF-8/],
    ['words called JSON', text('not json'), 'a.json', /not JSON/],
  ])('%s', async (_what, bytes, name, sentence, declared = '') => {
    const refusal = await refused(bytes, name, declared);
    expect(refusal.code).toBe('invalid-input');
    expect(refusal.message).toMatch(sentence);
    expect(refusal.remedy).not.toBe('');
  });

  test('a moving picture whose frames together would fill a memory', async () => {
    const large = gif([], 120);
    large.writeUInt16LE(2000, 6);
    large.writeUInt16LE(2000, 8);
    expect((await refused(large, 'a.gif')).message).toMatch(/2000 × 2000/);
  });
});

describe('the name of a file', () => {
  test.each([
    ['C:\\Users\\ana\\screen.png', 'screen.png'],
    ['../../etc/passwd', 'passwd'],
    ['a\r\nSet-Cookie: x.png', 'aSet-Cookie_ x.png'],
    ['gnp.\u202excod.png', 'gnp.xcod.png'],
    ['...hidden.txt', 'hidden.txt'],
    ['what "it" <said>?.txt', 'what _it_ _said__.txt'],
    ['Größe – Überblick.csv', 'Größe – Überblick.csv'],
  ])('%j is kept as %j', (given, kept) => {
    expect(fileName(encodeURIComponent(given))).toBe(kept);
  });

  test('a long one keeps its ending', () => {
    const kept = fileName(`${'x'.repeat(300)}.png`);
    expect(kept).toHaveLength(120);
    expect(kept).toMatch(/x\.png$/);
  });

  test('one that cannot be read is refused', () => {
    expect(() => fileName('%E0%A4%A')).toThrow(AppError);
  });
});

describe('a file of several megabytes', () => {
  const lines = Buffer.from('03:10 scored 0.2 µg\n'.repeat(150_000));
  const late = (bytes: Buffer): Buffer => Buffer.concat([lines, bytes]);

  test('is read to its end, letters across the pieces included', async () => {
    for (const shift of ['', 'a', 'ab']) {
      const shifted = Buffer.concat([text(shift), lines]);
      expect((await checkFile(shifted, 'a.log', '')).bytes).toHaveLength(shifted.length);
    }
    expect((await refused(late(text('a\0')), 'a.log')).message).toMatch(/cannot be shown/);
    expect((await refused(late(Buffer.of(0xc3)), 'a.log')).message).toMatch(/UTF-8/);
  });

  test('hides no script in a PDF, wherever it stands', async () => {
    const script = '/S/JavaScript ';
    for (let at = 0; at < script.length; at += 1) {
      const padding = 'x'.repeat(1024 * 1024 - pdf().indexOf('>>endobj') - at);
      expect((await refused(pdf(`${padding} ${script}`), 'a.pdf')).message).toMatch(/script/);
    }
  });
});
