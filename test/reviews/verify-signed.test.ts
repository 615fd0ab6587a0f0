import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digestOf } from '../../db/document-store.ts';
import { signedFile } from '../../shared/agreement/signed-file.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { isJson, verifySigned } from '../../server/cli/verify-signed.ts';

const folder = tempFolder();
afterAll(() => folder.remove());

function fileOf(title: string): string {
  const agreed = { review: { title } };
  const agreedSha256 = digestOf(canonicalJson(agreed));
  const signature = {
    name: 'Ben',
    role: 'panel',
    function: 'approver',
    at: 'today',
    sha256: agreedSha256,
    dissent: '',
  };
  const content = canonicalJson({
    version: 3,
    signedAt: 'today',
    agreed,
    agreedSha256,
    signatures: [signature],
  });
  const path = join(folder.path, 'signed.json');
  writeFileSync(path, signedFile(content, digestOf(content)));
  return path;
}

test('a signed version is told by its title, its digest and who signed, and nothing in it steers a terminal', () => {
  const words = verifySigned(fileOf('A missed \u001b[31mnodule'));
  expect(words).toMatch(/^signed\.json is as it was signed: “A missed +\[31mnodule”, version 3/);
  expect(words).toMatch(/SHA-256 [0-9a-f]{64}\./);
  expect(words).toContain('Ben (panel member), approver');
});

test('a file that was changed, and one that is not there, are refused with what to do', () => {
  const path = fileOf('A missed nodule');
  writeFileSync(path, '{"schema":"causeway.signed-review/1","sha256":"0","signed":{"agreed":{}}}');
  expect(() => verifySigned(path)).toThrow(/changed after it was signed/);
  expect(() => verifySigned(join(folder.path, 'none.json'))).toThrow(/cannot be read/);
  expect([isJson('a/signed.JSON'), isJson('a/causeway.sqlite')]).toEqual([true, false]);
});
