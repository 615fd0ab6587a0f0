import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemberClient, setUp, testPassword } from '../support/member-client.ts';
import { Program } from '../support/run-program.ts';
import { tempFolder, type TempFolder } from '../support/temp-folder.ts';

let folder: TempFolder;
let programs: Program[];

beforeEach(() => {
  folder = tempFolder();
  programs = [];
});
afterEach(async () => {
  await Promise.all(programs.map((program) => program.dispose()));
  folder.remove();
});

function server(env: Record<string, string> = {}): Program {
  const program = new Program('server/main.ts', [], { DATA_DIR: folder.path, ...env });
  programs.push(program);
  return program;
}

function causeway(args: readonly string[], env: Record<string, string> = {}): Program {
  const program = new Program('server/cli/main.ts', args, { DATA_DIR: folder.path, ...env });
  programs.push(program);
  return program;
}

async function addressOf(program: Program): Promise<string> {
  return (await program.says(/running at (http\S+)/))[1] ?? '';
}

/** Nothing but sentences: no stack, no code line, no object. */
function expectSentences(text: string): void {
  expect(text).not.toMatch(/^\s+at |node:internal|\{$/m);
  expect(text.trim().split('\n').length).toBeLessThanOrEqual(3);
}

describe('the server', () => {
  it('prints its address and what to do next, and nothing else', async () => {
    const program = server();
    const url = await addressOf(program);
    expect(await (await fetch(`${url}/readyz`)).text()).toBe('ready');
    expect(program.stdout).toBe(
      `Causeway is running at ${url}\nOpen this address in a browser to set it up. Ctrl+C stops it.\n`,
    );
    expect(program.stderr).toBe('');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s and has everything on disk', async (signal) => {
    const first = server();
    await setUp(await addressOf(first));
    expect(await first.stop(signal)).toBe(0);
    const second = server();
    const client = await new MemberClient(await addressOf(second)).signIn('ana@test.example', testPassword);
    expect(client.me?.organisation).toBe('Test Hospital');
  });

  it('takes a request without a body as browsers send it, and no body of unknown length', async () => {
    const url = await addressOf(server());
    const { hostname, port, host } = new URL(url);
    const firstLineOf = async (request: string): Promise<string> => {
      const socket = connect(Number(port), hostname);
      socket.write(request.replaceAll('\n', '\r\n'));
      const [answer] = (await once(socket, 'data')) as [Buffer];
      socket.destroy();
      return answer.toString().split('\r\n')[0] ?? '';
    };
    const head = `Host: ${host}\nOrigin: ${url}\n`;
    expect(await firstLineOf(`DELETE /api/v1/session HTTP/1.1\n${head}\n`)).toContain(' 204 ');
    expect(
      await firstLineOf(
        `POST /api/v1/session HTTP/1.1\n${head}Content-Type: application/json\nTransfer-Encoding: chunked\n\n2\n{}\n0\n\n`,
      ),
    ).toContain(' 400 ');
  });

  it('does not wait for ever for a connection that ignores its end', async () => {
    const program = server();
    const { hostname, port, host } = new URL(await addressOf(program));
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(
      `GET /collab/nowhere HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`,
    );
    await once(socket, 'data');
    expect(await program.stop('SIGTERM')).toBe(0);
    socket.destroy();
  });

  it('keeps everybody signed in over a kill and a restart', async () => {
    const first = server();
    const client = await setUp(await addressOf(first));
    await first.stop('SIGKILL');
    const again = new MemberClient(await addressOf(server()));
    again.cookie = client.cookie;
    expect((await again.call('GET', '/me')).status).toBe(200);
  });
});

describe('a start that cannot work ends with 1 and one clear sentence', () => {
  it('when the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const program = server({ PORT: port });
    expect(await program.ends()).toBe(1);
    expect(program.stderr).toContain(`Port ${port} on 127.0.0.1 is in use`);
    expectSentences(program.stderr);
    other.close();
  });

  it('when the data folder cannot be written to', async () => {
    const path = join(folder.path, 'taken');
    writeFileSync(path, 'a file where a folder should be');
    const program = server({ DATA_DIR: path });
    expect(await program.ends()).toBe(1);
    expect(program.stderr).toContain(`cannot write to its data folder ${path}`);
    expect(program.stderr).toContain('DATA_DIR');
    expectSentences(program.stderr);
  });

  it.skipIf(process.getuid?.() === 0)('when the data folder belongs to somebody else', async () => {
    const path = join(folder.path, 'locked');
    mkdirSync(path);
    chmodSync(path, 0o500);
    const program = server({ DATA_DIR: path });
    expect(await program.ends()).toBe(1);
    expectSentences(program.stderr);
  });

  it('when another server owns the folder', async () => {
    await addressOf(server());
    const second = server();
    expect(await second.ends()).toBe(1);
    expect(second.stderr).toMatch(/Another Causeway \(process \d+\) is already using the data folder/);
    expectSentences(second.stderr);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PUBLIC_URL', 'c.example.org'],
  ])('when %s is "%s"', async (name, value) => {
    const program = server({ [name]: value });
    expect(await program.ends()).toBe(1);
    expect(program.stderr).toContain(`${name} is "${value}"`);
    expectSentences(program.stderr);
  });
});

describe('the command line', () => {
  it('makes an organisation with an admin whose printed password works', async () => {
    const made = causeway([
      'create-admin',
      '--email',
      'Ana@test.example',
      '--name',
      'Ana',
      '--organisation',
      'Test',
    ]);
    expect(await made.ends()).toBe(0);
    const password = /password {2}(\S+)/.exec(made.stdout)?.[1];
    const client = new MemberClient(await addressOf(server()));
    expect((await client.signIn('ana@test.example', password)).me?.organisationRoles).toContain('admin');
  });

  it('makes a link by which a member who is locked out chooses a new password', async () => {
    await causeway([
      'create-admin',
      '--email',
      'ana@test.example',
      '--name',
      'Ana',
      '--organisation',
      'Test',
    ]).ends();
    const made = causeway(['reset-password', 'ana@test.example']);
    expect(await made.ends()).toBe(0);
    const token = /\/reset\/([\w-]{43})/.exec(made.stdout)?.[1] ?? '';
    const client = new MemberClient(await addressOf(server()));
    await client.expectOk('POST', `/password-resets/${token}`, { password: testPassword });
    expect((await client.signIn('ana@test.example', testPassword)).me?.name).toBe('Ana');
  });

  it('makes a demonstration whose printed accounts work, once', async () => {
    const program = causeway(['demo']);
    const url = await addressOf(program);
    for (const [, email, password] of program.stdout.matchAll(/(\S+@demo\.example) +(\S+)/g)) {
      await new MemberClient(url).signIn(email ?? '', password);
    }
    const [, email, password] = /(\S+@demo\.example) +(\S+)/.exec(program.stdout) ?? [];
    const client = await new MemberClient(url).signIn(email ?? '', password);
    const { reviews } = await client.expectOk<{ reviews: unknown[] }>('GET', '/reviews');
    expect(reviews).toHaveLength(4);
    expect((await client.tracker()).actions.length).toBeGreaterThan(3);
    expect(await program.stop('SIGTERM')).toBe(0);

    const again = causeway(['demo']);
    expect(await again.ends()).toBe(1);
    expect(again.stderr).toContain('belongs to Northmere Hospital already, and nothing in it was changed');
    expectSentences(again.stderr);
  });

  it('leaves a folder alone that a server is using, and says what to do instead', async () => {
    await addressOf(server());
    for (const args of [['reset-password', 'ana@test.example'], ['demo']]) {
      const refused = causeway(args);
      expect(await refused.ends()).toBe(1);
      expect(refused.stderr).toContain('Causeway is running on the data folder');
      expectSentences(refused.stderr);
    }
  });

  it.each([
    [[], 'Say which command to run.'],
    [['dance'], 'There is no command "dance".'],
    [['create-admin', '--email', 'nobody'], 'needs --email'],
    [['create-admin', '--colour', 'blue'], '--colour'],
    [['reset-password'], 'Something is missing'],
  ])('answers %j with the usage', async (args, said) => {
    const refused = causeway(args);
    expect(await refused.ends()).toBe(1);
    expect(refused.stderr).toContain(said);
    expect(refused.stderr).toContain('Usage: npm run causeway -- COMMAND');
  });
});
