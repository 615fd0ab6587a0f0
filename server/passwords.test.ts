import { beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from './passwords.ts';

let passwords: Passwords;
beforeAll(async () => {
  passwords = await Passwords.make('nobody can type this');
});

describe('passwords', () => {
  it('are kept as argon2id with at least 19 MiB and two passes', async () => {
    expect(await passwords.hash('correct horse')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('match only themselves', async () => {
    const stored = await passwords.hash('correct horse');
    expect(await passwords.matches(stored, 'correct horse')).toBe(true);
    expect(await passwords.matches(stored, 'correct house')).toBe(false);
  });

  it('never match for an account that does not exist, not even the stand-in itself', async () => {
    expect(await passwords.matches(null, 'nobody can type this')).toBe(false);
  });

  it('queue up, and turn a flood away instead of growing without end', async () => {
    const tries = Array.from({ length: 80 }, () => passwords.matches(null, 'x'));
    const results = await Promise.allSettled(tries);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(80 - 66);
    expect(refused[0]?.reason).toMatchObject({ code: 'too-many-tries' });
    expect(await passwords.matches(null, 'x')).toBe(false);
  });
});
