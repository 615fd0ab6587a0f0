/** The machine the figures come from. */
import { cpus, loadavg, release, totalmem } from 'node:os';

export function describeMachine(pinned: boolean): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const placing = pinned ? 'server and load generator on a core each' : 'processes not pinned to cores';
  return (
    `${cpus().length} × ${model}, ${memory} GiB, Linux ${release()}, Node ${process.versions.node}; ${placing}; ` +
    `load average at the start ${loadavg()[0]?.toFixed(1) ?? '?'}`
  );
}
