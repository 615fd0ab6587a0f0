import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { devicePatience, savingPatience, SavedLightMachine } from './saved-light.ts';

const t0 = 1_000_000;

/** A session whose server has answered step 1 and confirmed our empty answer. */
function settled(): SavedLightMachine {
  const light = new SavedLightMachine(t0);
  light.connected(t0);
  light.sentStep2(t0);
  light.acked(1, t0);
  return light;
}

function typed(light: SavedLightMachine, at: number): number {
  const edit = light.edited(at);
  light.sentUpdate(at);
  return edit;
}

describe('saved', () => {
  test('shows once the server has answered and everything sent is confirmed', () => {
    expect(settled().light(t0)).toEqual({ state: 'saved', at: null });
  });

  test('does not show before the answer to the server’s step 1 is confirmed', () => {
    const light = new SavedLightMachine(t0);
    light.connected(t0);
    expect(light.light(t0)).toEqual({ state: 'saving' });
    light.sentStep2(t0);
    expect(light.light(t0)).toEqual({ state: 'saving' });
    light.acked(1, t0 + 5);
    expect(light.light(t0 + 5).state).toBe('saved');
  });

  test('carries the time of the last confirmation of an edit', () => {
    const light = settled();
    typed(light, t0 + 10);
    light.acked(2, t0 + 40);
    expect(light.light(t0 + 500)).toEqual({ state: 'saved', at: t0 + 40 });
  });

  test('waits for the last of several edits', () => {
    const light = settled();
    typed(light, t0);
    typed(light, t0);
    light.acked(2, t0 + 10);
    expect(light.light(t0 + 10)).toEqual({ state: 'saving' });
    light.acked(3, t0 + 20);
    expect(light.light(t0 + 20).state).toBe('saved');
  });

  test('is not believed of a confirmation that counts more frames than were sent', () => {
    const light = settled();
    typed(light, t0);
    light.acked(9, t0);
    expect(light.light(t0).state).toBe('saving');
  });

  test('takes no confirmation of the connection before', () => {
    const light = settled();
    typed(light, t0);
    light.disconnected(t0 + 5);
    light.connected(t0 + 10);
    light.acked(2, t0 + 11);
    light.sentStep2(t0 + 12);
    expect(light.light(t0 + 12).state).toBe('saving');
    light.acked(1, t0 + 13);
    expect(light.light(t0 + 13).state).toBe('saved');
  });

  test('takes no confirmation of updates sent before the step 2 that carries what they rest on', () => {
    const light = new SavedLightMachine(t0);
    light.edited(t0);
    light.connected(t0);
    typed(light, t0 + 1);
    light.acked(1, t0 + 2);
    expect(light.light(t0 + 2).state).toBe('saving');
    light.sentStep2(t0 + 3);
    light.acked(2, t0 + 4);
    expect(light.light(t0 + 4).state).toBe('saved');
  });
});

describe('saving', () => {
  test('shows while connected and the oldest edit is young', () => {
    const light = settled();
    typed(light, t0);
    expect(light.light(t0 + savingPatience - 1)).toEqual({ state: 'saving' });
  });
});

describe('on this device only', () => {
  test('shows when the server is silent for three seconds and the device has written', () => {
    const light = settled();
    light.writtenOnDevice(typed(light, t0));
    expect(light.light(t0 + savingPatience)).toEqual({ state: 'device-only', changes: 1 });
  });

  test('shows at once when the connection is gone and the device has written', () => {
    const light = settled();
    light.cutOff();
    light.writtenOnDevice(light.edited(t0));
    expect(light.light(t0 + 1)).toEqual({ state: 'device-only', changes: 1 });
  });

  test('counts only what the device has written for good', () => {
    const light = settled();
    light.cutOff();
    light.writtenOnDevice(light.edited(t0));
    light.edited(t0 + 900);
    expect(light.light(t0 + 950)).toEqual({ state: 'device-only', changes: 1 });
  });

  test('counts what an earlier visit left behind', () => {
    const light = new SavedLightMachine(t0);
    light.foundOnDevice(3, t0);
    expect(light.light(t0)).toEqual({ state: 'device-only', changes: 3 });
  });

  test('shows without changes when there is nothing to send and no server for three seconds', () => {
    const light = new SavedLightMachine(t0);
    expect(light.light(t0 + savingPatience - 1)).toEqual({ state: 'saving' });
    expect(light.light(t0 + savingPatience)).toEqual({ state: 'device-only', changes: 0 });
  });

  test('shows without changes when the server goes silent before it has answered', () => {
    const light = new SavedLightMachine(t0);
    light.connected(t0);
    light.sentStep2(t0);
    expect(light.light(t0 + savingPatience)).toEqual({ state: 'device-only', changes: 0 });
  });
});

describe('at risk', () => {
  test('shows when neither server nor device holds an edit', () => {
    const light = settled();
    light.deviceFailed();
    light.cutOff();
    light.edited(t0);
    expect(light.light(t0 + 1)).toEqual({ state: 'at-risk' });
  });

  test('shows when the device takes too long', () => {
    const light = settled();
    light.cutOff();
    light.edited(t0);
    expect(light.light(t0 + devicePatience - 1)).toEqual({ state: 'saving' });
    expect(light.light(t0 + devicePatience)).toEqual({ state: 'at-risk' });
  });

  test('does not show for edits the device held before it failed', () => {
    const light = settled();
    light.cutOff();
    light.writtenOnDevice(light.edited(t0));
    light.deviceFailed();
    expect(light.light(t0 + 9000)).toEqual({ state: 'device-only', changes: 1 });
  });
});

describe('refused', () => {
  test('outweighs everything until it is settled', () => {
    const light = settled();
    light.refused('signed');
    expect(light.light(t0)).toEqual({ state: 'refused', code: 'signed' });
    light.refusalSettled();
    expect(light.light(t0).state).toBe('saved');
  });
});

/** A session lived through, with what really is the case kept apart from the machine and as plainly as possible. */
class Life {
  now = t0;
  readonly light = new SavedLightMachine(t0);
  readonly #made: number[] = [];
  readonly #confirmed = new Set<number>();
  readonly #onDevice = new Set<number>();
  #connected = false;
  #stepAnswered = false;
  #frames: number[][] = [];
  #acked = 0;
  #deviceWorks = true;

  readonly acts: Readonly<Record<(typeof events)[number], (number: number) => void>> = {
    time: (milliseconds) => (this.now += milliseconds),
    edit: () => {
      const edit = this.light.edited(this.now);
      this.#made.push(edit);
      if (!this.#connected) return;
      this.light.sentUpdate(this.now);
      this.#frames.push([edit]);
    },
    connect: () => {
      if (this.#connected) return;
      this.#connected = true;
      this.#stepAnswered = false;
      this.#frames = [];
      this.#acked = 0;
      this.light.connected(this.now);
    },
    cut: () => {
      if (!this.#connected) return;
      this.#connected = false;
      this.light.disconnected(this.now);
    },
    'step 2': () => {
      if (!this.#connected) return;
      // What was sent before now rests on this frame, and counts only with it.
      const carried = this.unconfirmed;
      this.#frames = [...this.#frames.map(() => []), carried];
      this.#stepAnswered = true;
      this.light.sentStep2(this.now);
    },
    ack: (number) => {
      const open = this.#frames.length - this.#acked;
      if (this.#connected && open > 0) this.#ack(this.#acked + 1 + (number % open));
    },
    'ack all': () => {
      if (this.#connected) this.#ack(this.#frames.length);
    },
    device: (number) => {
      if (!this.#deviceWorks || this.#made.length === 0) return;
      const upTo = this.#made[number % this.#made.length] ?? 0;
      for (const edit of this.#made) if (edit <= upTo) this.#onDevice.add(edit);
      this.light.writtenOnDevice(upTo);
    },
    'device fails': () => {
      this.#deviceWorks = false;
      this.light.deviceFailed();
    },
  };

  get unconfirmed(): number[] {
    return this.#made.filter((edit) => !this.#confirmed.has(edit));
  }

  settle(): void {
    if (!this.#stepAnswered) return;
    for (const edit of this.#frames.slice(0, this.#acked).flat()) this.#confirmed.add(edit);
  }

  /** Nothing that is shown may be untrue. */
  check(): void {
    const shown = this.light.light(this.now);
    const written = this.unconfirmed.filter((edit) => this.#onDevice.has(edit));
    expect(this.light.unconfirmed).toBe(this.unconfirmed.length);
    if (shown.state === 'saved') {
      expect([this.unconfirmed, this.#connected, this.#stepAnswered]).toEqual([[], true, true]);
    }
    if (shown.state === 'device-only') expect(shown.changes).toBe(written.length);
    if (shown.state === 'at-risk') expect(written.length).toBeLessThan(this.unconfirmed.length);
  }

  #ack(count: number): void {
    this.#acked = count;
    this.light.acked(count, this.now);
  }
}

const events = [
  'edit',
  'connect',
  'cut',
  'step 2',
  'ack',
  'ack all',
  'device',
  'device fails',
  'time',
] as const;

test('in any history: saved means confirmed, on this device means written, at risk means held by nothing', () => {
  const history = fc.array(fc.tuple(fc.constantFrom(...events), fc.nat(4000)), { maxLength: 60 });
  fc.assert(
    fc.property(history, (steps) => {
      const life = new Life();
      for (const [event, number] of steps) {
        life.now += 1;
        life.acts[event](number);
        life.settle();
        life.check();
      }
    }),
    { seed: 20_261_121, numRuns: 2000 },
  );
});
