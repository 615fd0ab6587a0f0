import { describe, expect, it } from 'vitest';
import { explainFailure } from './explain-failure.ts';

const config = { host: '127.0.0.1', port: 3000 };

function systemError(code: string): Error {
  return Object.assign(new Error(`listen ${code}: something only programmers read`), { code });
}

describe('a failure to start', () => {
  it('names the port in use and another one to try', () => {
    const said = explainFailure(systemError('EADDRINUSE'), config);
    expect(said).toContain('Port 3000');
    expect(said).toContain('PORT=3001');
  });

  it.each(['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'])('says what to write instead for %s', (code) => {
    expect(explainFailure(systemError(code), config)).toMatch(/\n(Choose|Write) /);
  });

  it('never shows the message of an error nobody expected, which may quote what people wrote', () => {
    const said = explainFailure(new Error('UNIQUE failed for patient Meyer'), config);
    expect(said).not.toContain('Meyer');
    expect(said).toContain('Start it again');
  });
});
