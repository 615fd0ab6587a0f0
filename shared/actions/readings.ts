/** Readings of a measure: what of a value as people write it can be drawn. Pure. */

const figure = /[-−]?\d[\d\s.,'’]*/u;

/**
 * The first number in a value: 61 in "61 %", 1.5 in "1,5 h", 1200 in "1,200 notes". Null when there is none.
 * A single comma or point followed by three digits groups thousands; any other is a decimal sign.
 */
export function numberIn(value: string): number | null {
  const found = figure.exec(value)?.[0];
  if (found === undefined) return null;
  const plain = found
    .replaceAll(/[\s'’]/gu, '')
    .replace('−', '-')
    .replace(/[.,]+$/u, '');
  const number = Number(decimalPoint(plain));
  return Number.isFinite(number) ? number : null;
}

function decimalPoint(digits: string): string {
  const signs = digits.match(/[.,]/gu) ?? [];
  const last = signs.at(-1);
  if (last === undefined) return digits;
  const mixed = signs.some((sign) => sign !== last);
  const after = digits.slice(digits.lastIndexOf(last) + 1);
  const groups = !mixed && (signs.length > 1 || (after.length === 3 && !/^-?0[.,]/u.test(digits)));
  if (groups) return digits.replaceAll(/[.,]/gu, '');
  const whole = digits.slice(0, digits.lastIndexOf(last)).replaceAll(/[.,]/gu, '');
  return `${whole}.${after}`;
}
