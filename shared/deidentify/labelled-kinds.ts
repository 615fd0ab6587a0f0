/**
 * Numbers that are identifiers because of the word before them: hospital numbers, registers, serial numbers, accounts,
 * references, extensions. What is found is the value; the label may stay. Pure.
 */
import type { IdentifierKind } from './identifier-kinds.ts';
import type { Candidate, Scan } from './scan.ts';

interface Label {
  readonly kind: IdentifierKind;
  /** Lower-case beginnings, so that few labels are tried at each word. */
  readonly begins: RegExp;
  readonly label: RegExp;
  readonly value: RegExp;
}

const number = '(?:\\s?(?:no|nos|num|number|numbers|nr|id|ids|identifier|ref|reference|code)\\b\\.?|\\s?#)';
/** Between a label and its value: `: `, ` is `, ` = `, `-`. */
const between = '(?:\\s(?:is|was|of|given\\sas))?[\\s:#=(.,-]{0,4}';

function label(kind: IdentifierKind, begins: RegExp, words: string, value: string): Label {
  return {
    kind,
    begins,
    label: new RegExp(`^(?:${words})${between}`, 'i'),
    value: new RegExp(`^(?:${value})(?![A-Za-z\\d])`, 'i'),
  };
}

/** Digits with at most one space, dash or break between any two. */
const spaced = (least: number, most: number): string => `\\d(?:[\\s./-]?\\d){${least - 1},${most - 1}}`;
const mixed = '(?=[A-Z/_-]{0,12}\\d)[A-Z0-9](?:[A-Z0-9/_-]{2,30}[A-Z0-9])';

const labels: readonly Label[] = [
  label(
    'record-number',
    /^(?:mrn|hosp|unit|pas|patient|record|medical|chart|case|emr|ehr|empi|rio|nhs|chi|k)/i,
    `MRN${number}?|hosp(?:ital)?\\.?${number}|unit\\s?(?:no|number)\\b\\.?|PAS${number}|patient(?:'s)?(?:${number}|(?=\\s\\d{6}))|(?:medical\\s)?record${number}|chart${number}|case\\s?notes?${number}|(?:EMR|EHR|EMPI|RiO)${number}?|NHS${number}|CHI${number}?|K-?number`,
    `[A-Z]{0,4}[\\s-]?${spaced(4, 12)}[A-Z]?|${mixed}`,
  ),
  label(
    'professional-number',
    /^(?:gmc|gmp|gphc|nmc|hcpc|din|npi|dea|gdc|goc|pin|doctor|pharmac|registration|regist|professional)/i,
    `(?:GMC|GMP|GPhC|NMC|HCPC|DIN|NPI|DEA|GDC|GOC)(?:\\s?(?:no|number|ref(?:erence)?|reg(?:istration|istered)?|pin|id|code)\\b\\.?|\\s?[:#]){0,3}|doctor\\sindex${number}|pharmacist${number}|(?:professional\\s)?registration${number}`,
    `C?${spaced(6, 10)}|[A-Z]{1,3}\\d{5,8}|\\d{2}[A-Z]\\d{4}[A-Z]|[A-Z]{2}\\d{1,6}`,
  ),
  label(
    'device-serial',
    /^(?:s|sn|serial|lot|batch|udi|asset|device|tag)/i,
    `S\\/?N\\b|serial${number}|serial|lot${number}|batch${number}|UDI(?:-?(?:DI|PI))?|asset\\s?(?:tag|no|number|id)|device${number}`,
    mixed,
  ),
  {
    kind: 'device-serial',
    begins: /^s/i,
    label: new RegExp(`^(?:S\\/N|serial\\s(?:no|number)\\b\\.?)${between}`, 'i'),
    // Letters alone only in capitals, or the next word would be one.
    value: /^[A-Z][A-Z-]{4,20}(?![A-Za-z\d])/,
  },
  label(
    'account-number',
    /^(?:acc|policy|member|iban|sort|card|licen|certif|passport|driv|health|insur|medic|beneficiary|visa|bank)/i,
    `(?:acc(?:oun)?t|policy)(?:${number}|(?=\\s[A-Z]{0,3}\\d{6}))|member(?:ship)?${number}|IBAN|sort\\scode|card${number}|(?:driving\\s|driver'?s?\\s)?licen[cs]e${number}|certificate${number}|passport${number}?|(?:health\\s?)?(?:plan|insurance)${number}|health\\splan|medicare${number}?|medicaid${number}?|beneficiary${number}|visa${number}|bank\\saccount`,
    `${spaced(5, 20)}|${mixed}|\\d{2}-\\d{2}-\\d{2}`,
  ),
  label(
    'reference-number',
    /^(?:case|incident|ref|report|datix|order|accession|request|booking|complaint|claim|lfpse|steis|sample|specimen|episode|visit|encounter|referral|study|appointment|log|event|our|your|barcode|prescription|invoice)/i,
    `(?:case|incident|report|order|accession|request|booking|complaint|claim|sample|specimen|episode|visit|encounter|referral|study|appointment|log|event|prescription|invoice)${number}|(?:our\\s|your\\s)?ref(?:erence)?${number}?|datix${number}?|LFPSE${number}?|STEIS${number}?|accession|barcode${number}?`,
    `${mixed}|${spaced(4, 16)}`,
  ),
  label(
    'phone',
    /^(?:tel|phone|mob|cell|fax|bleep|pager|ext|switch|dect|beep|call)/i,
    `tel(?:ephone)?${number}?\\.?|(?:mobile|phone|cell)${number}?|fax${number}?|bleep${number}?|pager${number}?|ext(?:ension)?\\b${number}?\\.?|switchboard|DECT${number}?`,
    `\\+?\\(?${spaced(3, 14)}`,
  ),
  label(
    'vehicle-plate',
    /^(?:vin|plate|number|reg|vehicle|tail)/i,
    `VIN${number}?|(?:number|licen[cs]e)\\splate|vehicle\\s(?:reg(?:istration)?|identification)${number}?|reg(?:istration)?\\splate`,
    '(?=[A-Z]{0,6}\\s?\\d)[A-Z0-9]{2,17}(?:\\s[A-Z]{3})?',
  ),
];

/** Labelled numbers of a text. */
export function labelledIn(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const { from } of scan.words) {
    if (/[\p{L}\d]$/u.test(scan.before(from, 1))) continue;
    const text = scan.after(from, 12);
    for (const { kind, begins, label: words, value } of labels) {
      if (!begins.test(text)) continue;
      const head = scan.match(words, from);
      if (head === null) continue;
      const at = from + head[0].length;
      const match = scan.match(value, at);
      if (match === null || !isValue(kind, match[0], head[0])) continue;
      found.push({ kind, from: at, to: at + match[0].length, certain: true, suggestion: null });
    }
  }
  return found;
}

/** A year behind "report no" is a year, and four digits behind a bare word are more often a count. */
function isValue(kind: IdentifierKind, value: string, head: string): boolean {
  if (/\s$/.test(head) && /^(?:19|20)\d\d$/.test(value)) return false;
  // Ten digits have a check digit, which says more than the label.
  if (/^(?:NHS|CHI|patient)/i.test(head) && value.replace(/[\s./-]/g, '').length === 10) return false;
  if (kind === 'phone' && /^(?:phone|mobile|cell|tel|telephone)\s$/i.test(head)) {
    return value.replace(/\D/g, '').length >= 5;
  }
  return true;
}
