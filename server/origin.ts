/**
 * Whether a request comes from our own pages: asked by every HTTP write and by the socket's upgrade, since a browser
 * sends the cookie along with what other sites start. A missing Origin passes: browsers always send one with a write
 * or a socket, and other programs cannot ride on a person's cookie.
 */
import type { Config } from './config.ts';

/** `origin` and `host` are the request's headers of these names. */
export type OwnOrigin = (origin: string | undefined, host: string | undefined) => boolean;

const loopback = ['localhost', '127.0.0.1', '[::1]'];
const everywhere = new Set(['0.0.0.0', '::', '[::]']);

/**
 * Accepts PUBLIC_URL and the bound address; on the machine itself, by each of its usual names. Bound to every
 * address without a PUBLIC_URL, nobody can know the names people use, so Origin has to agree with Host.
 * @param port tells the bound port, which may only be known after listening.
 */
export function makeOwnOrigin(config: Pick<Config, 'host' | 'publicUrl'>, port: () => number): OwnOrigin {
  const names = loopback.includes(config.host)
    ? loopback
    : [config.host.includes(':') ? `[${config.host}]` : config.host];
  return (origin, host) => {
    if (origin === undefined) return true;
    if (origin === config.publicUrl) return true;
    if (names.some((name) => origin === originOf(name, port()))) return true;
    return config.publicUrl === null && everywhere.has(config.host) && origin === `http://${host ?? ''}`;
  };
}

function originOf(name: string, port: number): string {
  return port === 80 ? `http://${name}` : `http://${name}:${port}`;
}
