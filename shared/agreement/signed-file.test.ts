import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { checkSignedFile, signedFile } from './signed-file.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const agreed = {
  schema: 'causeway.agreed/1',
  review: { title: 'Ein Befund “fehlte”' },
  content: { a: [1, 2] },
};
const agreedSha256 = sha256(canonicalJson(agreed));
const signature = { name: 'Ben', role: 'panel', function: 'approver', sha256: agreedSha256, dissent: '' };

function made(signed: object): string {
  const content = canonicalJson(signed);
  return signedFile(content, sha256(content));
}
const whole = { reviewId: 'r', version: 3, agreed, agreedSha256, signatures: [signature] };

describe('a signed file', () => {
  test('is sound as it was made, and after another program wrote it anew', () => {
    const text = made(whole);
    expect(checkSignedFile(text, sha256)).toMatchObject({ sound: true, signed: { version: 3 } });
    expect(checkSignedFile(JSON.stringify(JSON.parse(text), null, 4), sha256).sound).toBe(true);
  });

  test('is refused after any single letter of its content was changed', () => {
    const text = made(whole);
    const start = text.indexOf('"signed":') + 9;
    for (let at = start; at < text.length; at += 1) {
      const letter = text[at] === '7' ? '8' : '7';
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      expect(checkSignedFile(changed, sha256).sound, `letter ${at}`).toBe(false);
    }
  });

  test('is refused when a text was put in place of the signed one, even with a new digest over all', () => {
    const other = { ...agreed, review: { title: 'Another' } };
    expect(checkSignedFile(made({ ...whole, agreed: other }), sha256)).toMatchObject({
      sound: false,
      sentence: expect.stringContaining('not the one it says was signed') as string,
    });
    const both = { ...whole, agreed: other, agreedSha256: sha256(canonicalJson(other)) };
    expect(checkSignedFile(made(both), sha256)).toMatchObject({
      sentence: 'Ben signed another text than the one in it.',
    });
  });

  test('is refused without signatures, and when it is something else', () => {
    expect(checkSignedFile(made({ ...whole, signatures: [] }), sha256).sound).toBe(false);
    for (const text of ['', '[]', '{}', '{"schema":"causeway.review/1"}', 'not json'])
      expect(checkSignedFile(text, sha256).sound).toBe(false);
  });
});
