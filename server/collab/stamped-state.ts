/**
 * What a connection says of itself, cut down to what it may say and stamped with who it is, as the JSON everyone gets.
 * Somebody who types sends the same again and again with another caret, so only the caret is looked at then.
 */
import type { PresenceClaim, PresenceStamp, Summon } from '../../shared/collab/protocol.ts';

const maxName = 200;

type MaySummon = (number: number) => boolean;

/** A caret as Yjs' relative positions make it, and nothing else that JSON can say. */
const number = String.raw`-?(?:0|[1-9]\d{0,14})`;
const id = String.raw`\{"client":${number},"clock":${number}\}`;
const field = String.raw`"(?:type|tname|item|assoc)":(?:null|${number}|${id}|"[\w:./-]{0,200}")`;
const position = String.raw`\{${field}(?:,${field}){0,3}\}`;
const caretPattern = new RegExp(`^\\{"anchor":${position},"head":${position}\\}$`);

/** What stood around the caret, as it was said and as it is passed on. */
interface Around {
  readonly said: readonly [before: string, behind: string];
  readonly passedOn: readonly [before: string, behind: string];
}

export class StampedState {
  #around: Around | null = null;

  /**
   * The JSON to pass on, null when the connection says that it is gone.
   * @param bytes the state as it came, in UTF-8
   * @param maySummon whether a summon of this number may be passed on
   * @throws when it is no JSON
   */
  read(bytes: Uint8Array, stamp: () => PresenceStamp, maySummon: MaySummon): string | null {
    // Byte by byte, so that equal strings mean equal bytes.
    const said = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    return this.#withOtherCaret(said) ?? this.#readAnew(bytes, said, stamp, maySummon);
  }

  #withOtherCaret(said: string): string | null {
    if (this.#around === null) return null;
    const {
      said: [before, behind],
      passedOn,
    } = this.#around;
    if (!said.startsWith(before) || !said.endsWith(behind)) return null;
    const caret = said.slice(before.length, said.length - behind.length);
    return caretPattern.test(caret) ? passedOn[0] + caret + passedOn[1] : null;
  }

  #readAnew(
    bytes: Uint8Array,
    said: string,
    stamp: () => PresenceStamp,
    maySummon: MaySummon,
  ): string | null {
    this.#around = null;
    const claim: unknown = JSON.parse(strictUtf8.decode(bytes));
    if (claim === null) return null;
    const state = { ...cutDown(claim, maySummon), user: stamp() };
    const passedOn = JSON.stringify(state);
    if ('cursor' in state) {
      const caret = JSON.stringify(state.cursor);
      const [one, other] = [splitAt(said, caret), splitAt(passedOn, caret)];
      if (one !== null && other !== null) this.#around = { said: one, passedOn: other };
    }
    return passedOn;
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What stands around the caret; null when it is not there exactly once. */
function splitAt(json: string, caret: string): readonly [string, string] | null {
  const key = '"cursor":';
  const at = json.indexOf(key + caret);
  if (at === -1 || json.indexOf(key) !== json.lastIndexOf(key)) return null;
  const from = at + key.length;
  return [json.slice(0, from), json.slice(from + caret.length)];
}

function cutDown(claim: unknown, maySummon: MaySummon): PresenceClaim {
  if (typeof claim !== 'object' || claim === null) return {};
  const { cursor, section, record, idle, following, summon } = claim as Record<string, unknown>;
  const asked = summonIn(summon);
  return {
    ...(cursor === undefined ? {} : { cursor }),
    ...(isName(section) ? { section } : {}),
    ...(isName(record) ? { record } : {}),
    ...(idle === true ? { idle } : {}),
    ...(isName(following) ? { following } : {}),
    ...(asked !== null && maySummon(asked.number) ? { summon: asked } : {}),
  };
}

function summonIn(value: unknown): Summon | null {
  if (typeof value !== 'object' || value === null) return null;
  const { number: asked, section, record } = value as Record<string, unknown>;
  if (!Number.isSafeInteger(asked) || !isName(section)) return null;
  return { number: asked as number, section, ...(isName(record) ? { record } : {}) };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= maxName;
}
