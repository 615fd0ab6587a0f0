/** Addresses: e-mail, web, accounts in networks, network cards and computers. Pure. */
import type { Candidate, Scan } from './scan.ts';

const mailLeft = /[\w.%+'-]{1,64}\n?$/;
const mailRight = /^\n?[\w-]{1,63}(?:\n?\.\n?[\w-]{1,63}){1,6}/;
const mailInWords =
  /^[\w.%+'-]{1,64}\s?(?:[[(<{]\s?at\s?[\])>}]|\sat\s)\s?[\w-]{1,63}(?:\s?(?:[[(<{]\s?dot\s?[\])>}]|\sdot\s|\.)\s?[\w-]{2,63}){1,4}/i;
const handle = /^@[a-z_][\w.-]{2,30}/i;
const scheme = /(?:https?|ftps?|sftp|file|wss?|ldaps?|smb):\/\/|\bwww\.|\b(?:mailto|tel):/gi;
const addressPart = /[^\s<>"'`|]/;
const domains =
  'com|org|net|edu|gov|mil|int|info|health|hospital|clinic|doctor|io|ai|app|dev|cloud|eu|uk|scot|wales|ie|us|ca|au|nz|de|fr|nl|be|ch|at|it|es|pt|se|no|dk|fi|pl|cz|in|jp|cn|br|za|local|internal|lan';
const bareHost = new RegExp(
  `^[a-z0-9](?:[a-z0-9-]{0,62})(?:\\.[a-z0-9-]{1,63}){0,4}\\.(?:${domains})(?![\\w.]*[a-z0-9@])(?:/[^\\s<>"'|]{0,100})?`,
  'i',
);
const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4 = new RegExp(`^${octet}(?:\\s?\\.\\s?${octet}){3}(?!\\d|\\.\\d)(?:/\\d{1,2}|:\\d{2,5})?`);
const ipv6 =
  /^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])|^(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}(?![\w:])|^(?:[0-9a-f]{1,4}:){2,7}:(?![\w:])/i;
const mac =
  /^(?:[0-9a-f]{2}\s?[:-]\s?){5}[0-9a-f]{2}(?![0-9a-f:-])|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}(?![\w.])/i;
const versionAround =
  /\b(?:v|ver|version|release|build|update|upgrade|firmware|software|section|chapter|clause|model|driver|sdk|api)\.?\s?(?:no\.?\s?|number\s?)?$/i;
const computerBefore = /\b(?:ip|ipv4|address|host|server|subnet|gateway)\b[^.\n]{0,12}$/i;

/** E-mail and web addresses, handles, and the addresses of computers and network cards. */
export function contactsIn(scan: Scan): Candidate[] {
  return [...mailsIn(scan), ...webAddressesIn(scan), ...computersIn(scan)];
}

function mailsIn(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (let at = scan.text.indexOf('@'); at >= 0; at = scan.text.indexOf('@', at + 1)) {
    const left = mailLeft.exec(scan.before(at, 65))?.[0] ?? '';
    const right = scan.match(mailRight, at + 1)?.[0] ?? '';
    if (left !== '' && /[a-z]/i.test(left) && /\.\n?[a-z][\w-]+$/i.test(right)) {
      const from = at - left.length;
      found.push({ kind: 'email', from, to: at + 1 + right.length, certain: true, suggestion: null });
      continue;
    }
    const named = /[\w.]$/.test(scan.before(at, 1)) ? null : scan.match(handle, at);
    if (named !== null) {
      const to = at + named[0].replace(/[.-]+$/, '').length;
      found.push({ kind: 'handle', from: at, to, certain: false, suggestion: null });
    }
  }
  for (const word of scan.words) {
    if (word.joined || !/^at$/i.test(word.text)) continue;
    const left = /[\w.%+'-]{2,64}\s?[[(<{\s]\s?$/.exec(scan.before(word.from, 68))?.[0];
    if (left === undefined) continue;
    const whole = scan.match(mailInWords, word.from - left.length);
    if (whole === null || !/\bdot\b|[\])>}]/i.test(whole[0]) || whole[0].length <= left.length) continue;
    const from = word.from - left.length;
    found.push({ kind: 'email', from, to: from + whole[0].length, certain: true, suggestion: null });
  }
  return found;
}

function webAddressesIn(scan: Scan): Candidate[] {
  const { text } = scan;
  const found: Candidate[] = [];
  let end = 0;
  for (const start of text.matchAll(scheme)) {
    scan.step();
    if (start.index < end) continue;
    let to = start.index + start[0].length;
    const head = to;
    while (to < text.length && addressPart.test(text[to] ?? '')) to += 1;
    while (to > head && /[.,;:!?)\]}]/.test(text[to - 1] ?? '')) to -= 1;
    end = to;
    if (to > head) {
      found.push({ kind: 'web-address', from: start.index, to, certain: true, suggestion: null });
    }
  }
  for (const { from } of [...scan.words, ...scan.digits]) {
    if (/[\w.@-]$/.test(scan.before(from, 1))) continue;
    const host = scan.match(bareHost, from);
    if (host === null) continue;
    const certain = /\.(?:nhs\.uk|com|org|net|gov|edu|co\.uk|ac\.uk|local|internal)\b/i.test(host[0]);
    const to = from + host[0].replace(/[.,;:!?)]+$/, '').length;
    found.push({ kind: 'web-address', from, to, certain, suggestion: null });
  }
  return found;
}

function computersIn(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const { from, text } of [...scan.words, ...scan.digits]) {
    scan.step();
    const digits = /^\d/.test(text);
    if (!digits && !/^[0-9a-f]{1,4}$/i.test(text)) continue;
    if (/[\w:.]$/.test(scan.before(from, 1)) && !/[^\d][.:]$/.test(scan.before(from, 2))) continue;
    const card = scan.match(mac, from);
    if (card !== null) {
      const certain = /[a-f]/i.test(card[0]);
      found.push({ kind: 'mac-address', from, to: from + card[0].length, certain, suggestion: null });
      continue;
    }
    const address = (digits ? addressOfComputer(scan, from) : null) ?? scan.match(ipv6, from)?.[0];
    if (address === undefined) continue;
    found.push({ kind: 'ip-address', from, to: from + address.length, certain: true, suggestion: null });
  }
  return found;
}

/** Four numbers with dots, unless they are spoken of as a version or are all as small as those of a heading. */
function addressOfComputer(scan: Scan, from: number): string | null {
  const address = scan.match(ipv4, from)?.[0];
  if (address === undefined) return null;
  const before = scan.before(from, 40);
  if (computerBefore.test(before)) return address;
  const small = address.split('.').every((part) => part.trim().length === 1);
  const version =
    versionAround.test(before) ||
    /^\s?(?:as\s)?(?:a\s)?(?:version|release|build)/i.test(scan.after(from + address.length, 24));
  return small || version ? null : address;
}
