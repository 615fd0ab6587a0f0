/** Times of a timeline as readers say them: `+12 min` as `12 minutes later`. What people wrote themselves stays. Pure. */
import { unknownOffset } from './entry-offsets.ts';

const units: Readonly<Record<string, string>> = { min: 'minute', h: 'hour' };
const span = /^\d+ (?:min|h|days?|months?|years?)(?: \d+ min)?$/;

/** The first entry of them all that lies at no distance is the start; others there happened at the same time. */
export function offsetWords(offsets: readonly string[]): readonly string[] {
  const start = offsets.findIndex(isZero);
  return offsets.map((offset, index) => {
    if (isZero(offset))
      return index === start ? 'Start' : offset === '0 min' ? 'Within the minute' : 'Around the same time';
    if (offset === unknownOffset) return 'Not known';
    return said(offset);
  });
}

function isZero(offset: string): boolean {
  return offset === '0 min' || offset === '0 days';
}

function said(offset: string): string {
  const before = / before$/.exec(offset) !== null;
  const size = offset.replace(/^\+/, '').replace(/ before$/, '');
  if ((!before && !offset.startsWith('+')) || !span.test(size)) {
    return offset.charAt(0).toUpperCase() + offset.slice(1);
  }
  return `${long(size)} ${before ? 'earlier' : 'later'}`;
}

function long(size: string): string {
  return size.replaceAll(/(\d+) (min|h)\b/g, (_all, many: string, unit: string) => {
    const name = units[unit] ?? unit;
    return `${many} ${name}${many === '1' ? '' : 's'}`;
  });
}
