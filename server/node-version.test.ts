import { describe, expect, it } from 'vitest';
import { nodeTooOld } from './node-version.ts';

describe('the guard against an old Node', () => {
  it.each(['18.19.0', '20.20.2', '22.17.9'])('refuses %s and says what to do', (version) => {
    expect(nodeTooOld(version)).toContain(`this is Node ${version}`);
    expect(nodeTooOld(version)).toContain('npm start');
  });

  it.each(['22.18.0', '24.1.0', '26.0.0'])('lets %s pass', (version) => {
    expect(nodeTooOld(version)).toBeNull();
  });
});
