/**
 * A zip file packed anew so that the same content gives the same bytes: one time for every part, parts in a fixed
 * order, and the times that the document tells about itself set to that time. Knows zip and the core properties of
 * Office files, nothing else.
 */
import { unzipSync, zipSync, strFromU8, strToU8, type Zippable } from 'fflate';

const coreProperties = 'docProps/core.xml';
/** Office wants this part first. */
const first = '[Content_Types].xml';

/** @param at milliseconds since 1970; zip knows no time before 1980 */
export function steadyZip(packed: Uint8Array, at: number): Uint8Array {
  const parts = unzipSync(packed);
  const names = Object.keys(parts).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const steady: Zippable = {};
  for (const name of names) {
    const bytes = parts[name] ?? new Uint8Array();
    steady[name] = name === coreProperties ? strToU8(withTime(strFromU8(bytes), at)) : bytes;
  }
  return zipSync(steady, { level: 6, mtime: zipTime(at) });
}

function rank(name: string): number {
  return name === first ? 0 : 1;
}

function withTime(xml: string, at: number): string {
  const time = `${new Date(at).toISOString().slice(0, 19)}Z`;
  return xml.replace(
    /(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(<)/g,
    (_all, open: string, close: string) => `${open}${time}${close}`,
  );
}

/** Zip keeps the time of a wall clock without its zone: the same on machines of every zone. */
function zipTime(at: number): Date {
  const utc = new Date(at);
  return new Date(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate(), utc.getUTCHours());
}
