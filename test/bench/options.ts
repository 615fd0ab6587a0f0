/** What `npm run bench` can be told. */
import { parseArgs } from 'node:util';
import { peerNames, type PeerName } from './peers.ts';

export interface BenchOptions {
  readonly rounds: number;
  readonly quick: boolean;
  /** Scenarios whose name holds one of these; all when empty. */
  readonly only: readonly string[];
  readonly peers: readonly PeerName[];
  /** File for the figures as JSON. */
  readonly json: string | null;
  /** A recorded editing session for the cold open, instead of a made-up one. */
  readonly trace: string | null;
  /** Folder for processor profiles of this server. */
  readonly profile: string | null;
  /** Whether this server runs from its sources instead of the built bundle. */
  readonly source: boolean;
}

const most = 20;

/** @throws Error with a sentence for the terminal. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      peers: { type: 'string', default: peerNames.join(',') },
      json: { type: 'string' },
      trace: { type: 'string' },
      profile: { type: 'string' },
      source: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > most) {
    throw new Error(`--rounds takes a whole number from 1 to ${most}.`);
  }
  const asked = values.peers.split(',');
  const peers = peerNames.filter((name) => asked.includes(name));
  if (peers.length !== asked.length) throw new Error(`--peers takes some of: ${peerNames.join(',')}.`);
  return {
    rounds,
    peers,
    quick: values.quick,
    only: values.only,
    json: values.json ?? null,
    trace: values.trace ?? null,
    profile: values.profile ?? null,
    source: values.source,
  };
}
