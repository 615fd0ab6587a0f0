/** The server ends while people type: killed at any moment or at a named point, without power, or told to stop. */
import { killPoints, type FaultPlan } from './fault-plan.ts';
import { isWithin, onServer, restartWithin, Tally, type Fault, type Ground, type Outcome } from './fault.ts';
import type { FaultyServer } from './faulty-process.ts';
import { TypingPanel } from './typing-panel.ts';

/** Rounds after which a panel begins a new review, so that reading it stays quick. */
const roundsPerReview = 20;
/** Milliseconds in which a server that is told to stop has ended. */
const stopWithin = 10_000;

interface Ending {
  /** Left out: the server that runs is ended as it is. */
  readonly plan?: (round: number) => FaultPlan;
  /** Ends the server. `enough` resolves when everybody has had something acknowledged. */
  readonly end: (server: FaultyServer, enough: Promise<void>) => Promise<unknown>;
  /** Whether the people come back afterwards. After a broken promise they hold what is nobody's any more. */
  readonly comeBack?: boolean;
}

/** Lets a panel type, ends the server, looks at the disk, starts it again, as often as asked. */
async function endAgainAndAgain(
  ground: Ground,
  rounds: number,
  { plan, end, comeBack = true }: Ending,
): Promise<{ tally: Tally; starts: number[]; closeCodes: Set<number | null> }> {
  const { random } = ground;
  return onServer(ground, 3, async (server, members) => {
    const tally = new Tally();
    const closeCodes = new Set<number | null>();
    let panel = await TypingPanel.open(server, members, random);
    for (let round = 1; round <= rounds; round += 1) {
      if (plan !== undefined) {
        await server.stop('SIGKILL');
        await server.begin(plan(round));
        await panel.connect();
        server.arm();
      }
      const before = acknowledged(panel);
      const typing = panel.type(1 + random.below(25));
      await end(server, typing.enough);
      await typing.closed;
      for (const { writer } of panel.typists) closeCodes.add(writer.closeCode);
      tally.add(panel.verdict(), acknowledged(panel) - before);
      await server.begin();
      if (comeBack) await panel.connect();
      if (comeBack && round % roundsPerReview > 0 && round < rounds) continue;
      if (comeBack) {
        await panel.allAcknowledged();
        tally.add(panel.verdict(), 0);
        tally.rounds -= 1;
      }
      panel.leave();
      if (round < rounds) panel = await TypingPanel.open(server, members, random);
    }
    return { tally, starts: server.starts.toSorted((one, other) => one - other), closeCodes };
  });
}

function acknowledged(panel: TypingPanel): number {
  return panel.typists.reduce((sum, { writer }) => sum + writer.acked.size, 0);
}

async function killed(ground: Ground, rounds: number, ending: Ending): Promise<Outcome> {
  const { tally, starts } = await endAgainAndAgain(ground, rounds, ending);
  const slowestStart = Math.round(starts.at(-1) ?? 0);
  const usualStart = Math.round(starts[starts.length >> 1] ?? 0);
  return {
    holds: tally.isClean && isWithin(ground, slowestStart, restartWithin),
    counts: { ...tally.counts, 'usual start ms': usualStart, 'slowest start ms': slowestStart },
  };
}

const killNow: Ending['end'] = async (server, enough) => {
  await enough;
  await server.stop('SIGKILL');
};
const cutPowerNow: Ending['end'] = async (server, enough) => {
  await enough;
  await server.cutPower();
};

export const killAtRandom = (kills: number): Fault => ({
  name: 'kill -9 at any moment',
  run: (ground) => killed(ground, kills, { end: killNow }),
});

export const killAtPoints = (kills: number): Fault => ({
  name: `kill -9 ${killPoints.join(', ')}`,
  run: (ground) =>
    killed(ground, kills, {
      plan: (round) => {
        const point = killPoints[round % killPoints.length] ?? 'before-commit';
        return { killAt: { point, passing: 1 + ground.random.below(15) } };
      },
      end: (server) => server.ended(),
    }),
});

export const powerCuts = (cuts: number): Fault => ({
  name: 'power cut: unsynced bytes are gone',
  run: (ground) => killed(ground, cuts, { end: cutPowerNow }),
});

/** A control: the run has to see that edits are gone. */
function control(name: string, plan: FaultPlan, end: Ending['end'], rounds: number): Fault {
  return {
    name: `control: ${name}`,
    async run(ground) {
      const { tally } = await endAgainAndAgain(ground, rounds, {
        plan: () => plan,
        end,
        comeBack: false,
      });
      return { holds: tally.lost > 0, counts: tally.counts };
    },
  };
}

export const controls = (rounds: number): readonly Fault[] => [
  control('acknowledged before the commit', { ackBeforeCommit: true }, killNow, rounds),
  control('acknowledged without a sync, unsynced bytes gone', { skipSync: true }, cutPowerNow, rounds),
];

export const stopUnderLoad = (stops: number): Fault => ({
  name: 'SIGTERM under load',
  async run(ground) {
    const codes = new Set<number | null>();
    let slowest = 0;
    const { tally, closeCodes } = await endAgainAndAgain(ground, stops, {
      async end(server, enough) {
        await enough;
        const began = performance.now();
        codes.add(await server.stop('SIGTERM'));
        slowest = Math.max(slowest, Math.round(performance.now() - began));
      },
    });
    const inOrder = [...codes].every((code) => code === 0) && [...closeCodes].every((code) => code === 1012);
    return {
      holds: tally.isClean && inOrder && isWithin(ground, slowest, stopWithin),
      counts: {
        ...tally.counts,
        'exit codes': [...codes].join(' '),
        'close codes': [...closeCodes].join(' '),
        'slowest stop ms': slowest,
      },
    };
  },
});
