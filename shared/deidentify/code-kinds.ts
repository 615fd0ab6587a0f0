/**
 * Codes told by their structure alone: postcodes, National Insurance numbers, plates, professional numbers with a
 * pattern of their own, bank accounts, unique codes, coordinates, names of files. Pure.
 */
import type { IdentifierKind } from './identifier-kinds.ts';
import { passesGs1 } from './check-digits.ts';
import type { Candidate, Scan } from './scan.ts';

const postcodeAreas =
  'AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK|FY|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|B|E|G|L|M|N|S|W';
const outward = `(?:${postcodeAreas})\\d[\\dA-HJKPSTUW]?`;
const postcode = new RegExp(`^(?:${outward}[\\s-]{0,3}\\d[ABD-HJLNP-UW-Z]{2}|GIR ?0AA)(?![A-Z\\d])`, 'i');
const outwardAlone = new RegExp(`^${outward}(?=\\s(?:postcodes?|post\\scodes?|area|district)\\b)`);
const states =
  'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC';
const zip = new RegExp(
  `^(?:(?:${states}),?\\s|(?:zip|ZIP|Zip)(?:\\scode)?[\\s:]{1,2})\\d{5}(?:-\\d{4})?(?![\\d.])`,
);
const canadian = /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\s?\d[ABCEGHJ-NPRSTV-Z]\d(?![A-Z\d])/;
const insurance =
  /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][\s.-]?\d{2}[\s.-]?\d{2}[\s.-]?\d{2}[\s.-]?[A-D](?![A-Z\d])/i;
const nursing = /^\d{2}[A-Z]\d{4}[A-Z](?![A-Z\d])/;
const practice = /^G[1-9]\d{6}(?![A-Z\d])/;
const healthProfession = /^(?:AS|BS|CH|CS|DT|HAD|OD?P?|OR|OT|PA|PH|PO|PYL|RA|SL)\d{5,6}(?![A-Z\d])/;
const prescriber = /^[ABFGMPR][A-Z9]\d{7}(?![A-Z\d])/;
const plate = /^[A-HJ-PR-Y]{2}\d{2}\s?[A-HJ-PR-Z]{3}(?![A-Z\d])/;
const vehicle = /\b(?:plate|registration|reg|vehicle|car|van|taxi|ambulance|lorry|truck|bus)\b[^.\n]{0,30}$/i;
const iban = /^[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?(?![A-Z0-9])/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/i;
const dicom = /^[0-2](?:\.(?:0|[1-9]\d{0,30})){5,20}(?![\d.]\d)/;
const hash = /^(?=[0-9a-f]{0,39}\d)(?=[0-9a-f]{0,39}[a-f])[0-9a-f]{32,128}(?![0-9a-z])/i;
const incident =
  /^(?:(?:INC|CHG|REQ|RITM|PRB|WEB|STEIS|DATIX|CAS|SR)[-#]?\d{4,12}|(?:INC|CHG|RITM|PRB)\s\d{5,12})(?![A-Z\d])/;
/** Five letters of the surname, the date of birth in another order, initials. */
const drivingLicence = /^(?=[A-Z9]{5}\d{6})[A-Z]{1,5}9{0,4}\d{6}[A-Z9]{2}\d[A-Z]{2}(?![A-Z\d])/;
/** The marks of a device as its barcode gives them, without brackets. */
const barcode = /^01(\d{14})(?:1[1357]\d{6}){0,2}(?:10|21)[A-Z0-9][A-Z0-9.-]{1,19}(?![A-Z0-9])/;
const vin = /^(?=[A-HJ-NPR-Z]{0,16}\d)[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])/;
const decimals =
  /^-?(\d{1,2})\.(\d{4,12})\s?[NS]?[\s,;/]{1,3}-?(\d{1,3})\.(\d{4,12})\s?(?:[EW]\b)?|^\d{1,2}\s?°\s?\d{1,2}\s?['.][^\n]{0,16}?[NS],?\s?\d{1,3}\s?°\s?\d{1,2}\s?['.][^\n]{0,16}?[EW]/;
const fileName =
  /^[\w()+.-]{1,80}\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|csv|tsv|txt|rtf|log|json|xml|html?|eml|msg|png|jpe?g|gif|bmp|tiff?|webp|heic|svg|dcm|dicom|nii|zip|7z|rar|tar|gz|mp[34]|m4a|wav|mov|avi|md|sqlite|db|bak|hl7)(?![\w])/i;
const path =
  /^(?:[A-Z]:\\|\\\\[\w.-])[^\s"<>|]{2,120}|^\/(?:home|users|mnt|media|var|srv|data|tmp)\/[^\s"<>|]{2,120}/i;
const device =
  /^(\(01\))\s?(\d{14})|^\((?:1[0157]|21)\)\s?[A-Z0-9][A-Z0-9./-]{1,19}(?:\s?\((?:1[0157]|21)\)\s?[A-Z0-9][A-Z0-9./-]{1,19}){0,4}/i;

interface CodeRule {
  readonly kind: IdentifierKind;
  readonly pattern: RegExp;
  readonly certain: boolean | ((found: string, scan: Scan, from: number) => boolean | null);
}

/** Tried at the beginning of each word and number. A rule that answers null takes its find back. */
const rules: readonly CodeRule[] = [
  {
    kind: 'postcode',
    pattern: postcode,
    certain: (found) => (/[a-z]/.test(found) ? lowerPostcode(found) : true),
  },
  { kind: 'postcode', pattern: outwardAlone, certain: false },
  { kind: 'postcode', pattern: zip, certain: true },
  { kind: 'postcode', pattern: canadian, certain: false },
  { kind: 'ni-number', pattern: insurance, certain: (found) => (/^[a-z]{2}\s/.test(found) ? false : true) },
  { kind: 'professional-number', pattern: nursing, certain: true },
  { kind: 'professional-number', pattern: practice, certain: true },
  { kind: 'professional-number', pattern: healthProfession, certain: true },
  { kind: 'professional-number', pattern: prescriber, certain: false },
  {
    kind: 'vehicle-plate',
    pattern: plate,
    certain: (_found, scan, from) => vehicle.test(scan.before(from, 60)),
  },
  {
    kind: 'vehicle-plate',
    pattern: vin,
    certain: (found) => (/\d/.test(found) && /[A-Z]/.test(found) ? false : null),
  },
  { kind: 'account-number', pattern: iban, certain: (found) => (passesMod97(found) ? true : null) },
  { kind: 'code', pattern: uuid, certain: true },
  { kind: 'code', pattern: dicom, certain: true },
  { kind: 'code', pattern: hash, certain: false },
  { kind: 'reference-number', pattern: incident, certain: true },
  { kind: 'account-number', pattern: drivingLicence, certain: true },
  {
    kind: 'device-serial',
    pattern: barcode,
    certain: (found) => (passesGs1(found.slice(2, 16)) ? true : null),
  },
  { kind: 'coordinates', pattern: decimals, certain: (found) => (onEarth(found) ? true : null) },
  { kind: 'file-name', pattern: fileName, certain: true },
];

/** Codes of the kinds above. */
export function codesIn(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const { from } of [...scan.words, ...scan.digits]) {
    if (/[\p{L}\d]$/u.test(scan.before(from, 1))) continue;
    for (const { kind, pattern, certain } of rules) {
      const match = scan.match(pattern, from);
      if (match === null) continue;
      const sure = typeof certain === 'boolean' ? certain : certain(match[0], scan, from);
      if (sure === null) continue;
      const to = from + match[0].replace(/[\s,]+$/, '').length;
      found.push({ kind, from, to, certain: sure, suggestion: null });
    }
  }
  return [
    ...found,
    ...marked(scan, /[A-Z]:\\|\\\\|\/(?:home|users|mnt|media|var|srv|data|tmp)\//gi, path, 'file-name'),
    ...devices(scan),
  ];
}

function marked(scan: Scan, start: RegExp, pattern: RegExp, kind: IdentifierKind): Candidate[] {
  const found: Candidate[] = [];
  for (const { index } of scan.text.matchAll(start)) {
    const match = scan.match(pattern, index);
    if (match === null) continue;
    found.push({ kind, from: index, to: index + match[0].length, certain: true, suggestion: null });
  }
  return found;
}

/**
 * The marks of a device after GS1: (01) names the model and counts only with a right check digit; (10) and (21) are
 * the lot and the single device.
 */
function devices(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  let model = -1;
  for (let from = scan.text.indexOf('('); from >= 0; from = scan.text.indexOf('(', from + 1)) {
    const match = scan.match(device, from);
    if (match === null) continue;
    const to = from + match[0].length;
    if (match[1] !== undefined) {
      if (!passesGs1(match[2] ?? '')) continue;
      model = to;
      found.push({ kind: 'product', from, to, certain: true, suggestion: null });
    } else if (/\((?:10|21)\)/.test(match[0]) && /\d/.test(match[0].slice(4))) {
      const certain = from - model <= 2 && model >= 0;
      found.push({ kind: 'device-serial', from, to, certain, suggestion: null });
    }
  }
  return found;
}

/** Small letters are a postcode only where nothing else is likely: "e1 6an" is one, "in 3 am" is not. */
function lowerPostcode(found: string): boolean | null {
  return /^[a-z]{1,2}\d/.test(found) || /[A-Z]/.test(found) ? false : null;
}

function passesMod97(written: string): boolean {
  const code = written.replace(/\s/g, '');
  const turned = code.slice(4) + code.slice(0, 4);
  let rest = 0;
  for (const letter of turned) {
    const value = parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return code.length >= 15 && rest === 1;
}

/** Pairs of figures below 2, such as two areas under a curve, are no place. */
function onEarth(found: string): boolean {
  const [north = 0, east = 0] = (found.match(/\d{1,3}\.\d+/g) ?? []).map(Number);
  return found.includes('°') || (north <= 90 && east <= 180 && Math.max(north, east) >= 2);
}
