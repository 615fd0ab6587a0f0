/**
 * Rules that may ask for a report, as dated data: who, what starts the clock, how long, from when the rule holds. Typed
 * content only; nothing here decides that a rule applies. Dates of law move, so each row carries the days between which
 * it holds and the day on which it was last compared with its source.
 */
import type { HolidayCalendarId } from './holiday-calendars.ts';

/** How a limit is counted; `asap` names no number, and nothing is worked out for it. */
export type ClockRule =
  | { readonly unit: 'hours' | 'calendar-days'; readonly limit: number }
  | { readonly unit: 'working-days'; readonly limit: number; readonly calendar: HolidayCalendarId }
  | { readonly unit: 'asap' };

/** Days between which a rule holds, the last one included; null is open. `of` says for which part of the rule. */
export interface Validity {
  readonly of: string;
  readonly from: string | null;
  readonly until: string | null;
}

export interface ReportingRegime {
  /** Stable: reviews keep it. */
  readonly id: string;
  readonly area: RegimeArea;
  readonly name: string;
  /** The role that has to report, never a person. */
  readonly reporter: string;
  readonly to: string;
  /** What starts the clock. */
  readonly trigger: string;
  readonly rule: ClockRule;
  readonly validity: readonly Validity[];
  /** Said beside the limit, where something else matters as much. */
  readonly note: string;
  readonly source: string;
  /** What our source leaves open; empty where nothing is known to be. */
  readonly unsure: string;
  readonly checkedOn: string;
}

export const regimeAreas = [
  'European Union',
  'Great Britain',
  'England',
  'United Kingdom',
  'United States',
] as const;
export type RegimeArea = (typeof regimeAreas)[number];

/** Compared with public secondary sources, not with the text of the law. */
const checkedOn = '2026-11-20';

const always = (of = ''): readonly Validity[] => [{ of, from: null, until: null }];
const since = (from: string): readonly Validity[] => [{ of: '', from, until: null }];

/** High-risk duties of the AI Act were put off by the amendment of June 2026. */
const highRisk: readonly Validity[] = [
  { of: 'uses listed in Annex III', from: '2027-12-02', until: null },
  { of: 'products under Annex I, medical devices among them', from: '2028-08-02', until: null },
];
const aiActNote =
  'A first report may be incomplete and be completed later. Until the authority knows, do not change the system in a way that spoils looking into it.';
const aiActUnsure =
  'Sources disagree whether the days are plain days or working days; plain days are counted here, which is the earlier date. For devices that report under the device rules already, this report may be needed for breaches of fundamental rights only.';
const mdrNote = 'A first report may be incomplete and be completed later.';
const gbUnsure =
  'Sources disagree on the longest class: 15 days in the rules since June 2025, 30 days on an older page. Read the guidance of the day before counting on either.';

export const reportingRegimes: readonly ReportingRegime[] = [
  {
    id: 'eu-ai-act-serious',
    area: 'European Union',
    name: 'AI Act: serious incident',
    reporter: 'Provider of a high-risk AI system',
    to: 'Market surveillance authority of the country where it happened',
    trigger:
      'Becoming aware, once a causal link with the system, or a reasonable likelihood of one, is established. Report at once; this is the latest day.',
    rule: { unit: 'calendar-days', limit: 15 },
    validity: highRisk,
    note: aiActNote,
    source: 'Regulation (EU) 2024/1689, Art. 3(49) and 73(2), as amended in 2026',
    unsure: aiActUnsure,
    checkedOn,
  },
  {
    id: 'eu-ai-act-widespread',
    area: 'European Union',
    name: 'AI Act: widespread infringement, or critical infrastructure disrupted',
    reporter: 'Provider of a high-risk AI system',
    to: 'Market surveillance authority of the country where it happened',
    trigger: 'Becoming aware of it.',
    rule: { unit: 'calendar-days', limit: 2 },
    validity: highRisk,
    note: aiActNote,
    source: 'Regulation (EU) 2024/1689, Art. 73(3), as amended in 2026',
    unsure: aiActUnsure,
    checkedOn,
  },
  {
    id: 'eu-ai-act-death',
    area: 'European Union',
    name: 'AI Act: death of a person',
    reporter: 'Provider of a high-risk AI system',
    to: 'Market surveillance authority of the country where it happened',
    trigger: 'Becoming aware, once causation is established or suspected.',
    rule: { unit: 'calendar-days', limit: 10 },
    validity: highRisk,
    note: aiActNote,
    source: 'Regulation (EU) 2024/1689, Art. 73(4), as amended in 2026',
    unsure: aiActUnsure,
    checkedOn,
  },
  {
    id: 'eu-ai-act-deployer',
    area: 'European Union',
    name: 'AI Act: deployer tells the provider',
    reporter: 'Deployer: the organisation that uses the system',
    to: 'The provider first, then the importer or distributor and the authority',
    trigger: 'Identifying a serious incident.',
    rule: { unit: 'asap' },
    validity: highRisk,
    note: 'The law names no number of days: at once.',
    source: 'Regulation (EU) 2024/1689, Art. 26(5), as amended in 2026',
    unsure: '',
    checkedOn,
  },
  {
    id: 'eu-mdr-public-health',
    area: 'European Union',
    name: 'Medical devices: serious threat to public health',
    reporter: 'Manufacturer of the device',
    to: 'Competent authority of the country where it happened',
    trigger: 'Becoming aware of the threat.',
    rule: { unit: 'calendar-days', limit: 2 },
    validity: since('2021-05-26'),
    note: mdrNote,
    source: 'Regulation (EU) 2017/745, Art. 87(4), from a page that counts the days',
    unsure: 'Devices for tests on samples follow a regulation of their own, of 2022, with the same pattern.',
    checkedOn,
  },
  {
    id: 'eu-mdr-death',
    area: 'European Union',
    name: 'Medical devices: death, or serious deterioration nobody expected',
    reporter: 'Manufacturer of the device',
    to: 'Competent authority of the country where it happened',
    trigger: 'Becoming aware, once a causal link is established or suspected.',
    rule: { unit: 'calendar-days', limit: 10 },
    validity: since('2021-05-26'),
    note: mdrNote,
    source: 'Regulation (EU) 2017/745, Art. 87(5), from a page that counts the days',
    unsure: '',
    checkedOn,
  },
  {
    id: 'eu-mdr-serious',
    area: 'European Union',
    name: 'Medical devices: any other serious incident',
    reporter: 'Manufacturer of the device',
    to: 'Competent authority of the country where it happened',
    trigger: 'Becoming aware, once a causal link is established or reasonably possible.',
    rule: { unit: 'calendar-days', limit: 15 },
    validity: since('2021-05-26'),
    note: mdrNote,
    source: 'Regulation (EU) 2017/745, Art. 87(3), from a page that counts the days',
    unsure: '',
    checkedOn,
  },
  {
    id: 'gb-devices-public-health',
    area: 'Great Britain',
    name: 'Medical devices: serious threat to public health',
    reporter: 'Manufacturer, or its responsible person in the United Kingdom',
    to: 'MHRA',
    trigger: 'Becoming aware of the threat.',
    rule: { unit: 'calendar-days', limit: 2 },
    validity: since('2025-06-16'),
    note: mdrNote,
    source: 'Medical Devices Regulations 2002, Part 4A (S.I. 2024/1368)',
    unsure: gbUnsure,
    checkedOn,
  },
  {
    id: 'gb-devices-death',
    area: 'Great Britain',
    name: 'Medical devices: death, or serious deterioration nobody expected',
    reporter: 'Manufacturer, or its responsible person in the United Kingdom',
    to: 'MHRA',
    trigger: 'Becoming aware of it.',
    rule: { unit: 'calendar-days', limit: 10 },
    validity: since('2025-06-16'),
    note: mdrNote,
    source: 'Medical Devices Regulations 2002, Part 4A (S.I. 2024/1368)',
    unsure: gbUnsure,
    checkedOn,
  },
  {
    id: 'gb-devices-serious',
    area: 'Great Britain',
    name: 'Medical devices: any other serious incident',
    reporter: 'Manufacturer, or its responsible person in the United Kingdom',
    to: 'MHRA',
    trigger: 'Becoming aware of it.',
    rule: { unit: 'calendar-days', limit: 15 },
    validity: since('2025-06-16'),
    note: 'A corrective action in the field is announced before it is carried out, unless it is urgent. Trends are reported too.',
    source: 'Medical Devices Regulations 2002, Part 4A (S.I. 2024/1368)',
    unsure: gbUnsure,
    checkedOn,
  },
  {
    id: 'uk-yellow-card',
    area: 'United Kingdom',
    name: 'Yellow Card',
    reporter: 'Anybody: staff, patients, families. Expected of those who provide care',
    to: 'MHRA',
    trigger: 'Noticing that a device, software among them, did harm or could have.',
    rule: { unit: 'asap' },
    validity: always(),
    note: 'Voluntary, and no number of days is named.',
    source: 'Yellow Card scheme',
    unsure: 'From general knowledge; no page was compared.',
    checkedOn,
  },
  {
    id: 'england-duty-of-candour-nhs',
    area: 'England',
    name: 'Duty of candour: NHS body tells the person harmed',
    reporter: 'NHS body that provides the care',
    to: 'The person harmed, or somebody acting for them',
    trigger:
      'Knowing of something unexpected that could result in, or appears to have resulted in, death, severe or moderate harm, or psychological harm of 28 days or more.',
    rule: { unit: 'asap' },
    validity: always(),
    note: 'In person, a true account, what will be looked into, an apology, a record; then the same in writing. The regulation names no number of days.',
    source: 'Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, regulation 20',
    unsure: '',
    checkedOn,
  },
  {
    id: 'england-duty-of-candour-contract',
    area: 'England',
    name: 'Duty of candour: first notice under the NHS contract',
    reporter: 'Provider under the NHS standard contract',
    to: 'The person harmed, or somebody acting for them',
    trigger: 'The event being reported in the provider’s own system.',
    rule: { unit: 'working-days', limit: 10, calendar: 'england-wales' },
    validity: always(),
    note: 'The number of days comes from the contract, not from the regulation.',
    source: 'NHS standard contract',
    unsure: 'From general knowledge; look it up in the contract that is in force.',
    checkedOn,
  },
  {
    id: 'england-duty-of-candour-other',
    area: 'England',
    name: 'Duty of candour: other providers tell the person harmed',
    reporter: 'Registered provider that is no NHS body',
    to: 'The person harmed, or somebody acting for them',
    trigger:
      'Something that appears to have resulted in death, an impairment likely to last 28 days, a changed body, long pain or psychological harm, a shorter life, or treatment to prevent these.',
    rule: { unit: 'asap' },
    validity: always(),
    note: 'The steps are those of the NHS body. The regulation names no number of days.',
    source: 'Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, regulation 20',
    unsure: 'Part of the threshold is from general knowledge; read the regulation.',
    checkedOn,
  },
  {
    id: 'england-clinical-risk-standards',
    area: 'England',
    name: 'Clinical risk standards DCB0129 and DCB0160',
    reporter: 'Maker, and the organisation that uses it: their clinical safety officers',
    to: 'Hazard log and safety case',
    trigger: 'An incident, or a change to the system or its use.',
    rule: { unit: 'asap' },
    validity: always(),
    note: 'No number of days: the hazard log and the safety case are brought up to date.',
    source: 'NHS England information standards',
    unsure: 'From general knowledge; no page was compared.',
    checkedOn,
  },
  {
    id: 'uk-gdpr-breach',
    area: 'United Kingdom',
    name: 'Personal data breach',
    reporter: 'Controller of the data',
    to: 'Information Commissioner',
    trigger: 'Becoming aware of a breach that is likely to be a risk to people.',
    rule: { unit: 'hours', limit: 72 },
    validity: always(),
    note: 'Hours run on through nights, weekends and holidays. People at high risk are told as well.',
    source: 'UK GDPR, Art. 33',
    unsure: 'From general knowledge; no page was compared.',
    checkedOn,
  },
  {
    id: 'us-mdr-user-facility',
    area: 'United States',
    name: 'Device report: hospital or other user facility',
    reporter: 'User facility',
    to: 'A death: FDA and the maker. A serious injury: the maker, or FDA where the maker is not known',
    trigger: 'Becoming aware of information that reasonably suggests it.',
    rule: { unit: 'working-days', limit: 10, calendar: 'us-federal' },
    validity: always(),
    note: '',
    source: '21 CFR 803.10(a) and 803.30',
    unsure: '',
    checkedOn,
  },
  {
    id: 'us-mdr-importer',
    area: 'United States',
    name: 'Device report: importer',
    reporter: 'Importer',
    to: 'A death or serious injury: FDA and the maker. A malfunction: the maker',
    trigger: 'Becoming aware of information that reasonably suggests it.',
    rule: { unit: 'calendar-days', limit: 30 },
    validity: always(),
    note: '',
    source: '21 CFR 803.10(b)',
    unsure: '',
    checkedOn,
  },
  {
    id: 'us-mdr-manufacturer',
    area: 'United States',
    name: 'Device report: manufacturer',
    reporter: 'Manufacturer',
    to: 'FDA',
    trigger: 'Becoming aware of a death, serious injury or malfunction that has to be reported.',
    rule: { unit: 'calendar-days', limit: 30 },
    validity: always(),
    note: '',
    source: '21 CFR 803.10(c)',
    unsure: '',
    checkedOn,
  },
  {
    id: 'us-mdr-manufacturer-urgent',
    area: 'United States',
    name: 'Device report: manufacturer, when something has to be put right at once',
    reporter: 'Manufacturer',
    to: 'FDA',
    trigger:
      'Becoming aware that action is needed to prevent a substantial risk, or being asked by FDA in writing.',
    rule: { unit: 'working-days', limit: 5, calendar: 'us-federal' },
    validity: always(),
    note: '',
    source: '21 CFR 803.10(c)(2)',
    unsure: '',
    checkedOn,
  },
  {
    id: 'us-joint-commission',
    area: 'United States',
    name: 'Joint Commission: analysis of a sentinel event',
    reporter: 'Accredited hospital',
    to: 'Joint Commission, where the event is submitted',
    trigger: 'Becoming aware of the event.',
    rule: { unit: 'working-days', limit: 45, calendar: 'us-federal' },
    validity: always(),
    note: 'An analysis and a plan of action, not a notice.',
    source: 'Sentinel event policy, from a public description of it',
    unsure: 'Which holidays count as business days is not said; federal ones are left out here.',
    checkedOn,
  },
];

export function reportingRegime(id: string): ReportingRegime | undefined {
  return reportingRegimes.find((regime) => regime.id === id);
}

/** `15 days`, `10 working days`, `72 hours`, or as soon as possible. */
export function ruleWords(rule: ClockRule): string {
  switch (rule.unit) {
    case 'hours':
      return `${String(rule.limit)} hours`;
    case 'calendar-days':
      return `${String(rule.limit)} days`;
    case 'working-days':
      return `${String(rule.limit)} working days`;
    case 'asap':
      return 'As soon as possible';
  }
}

/** Parts of a rule that do not hold on a day, each with why; empty when all of it does. */
export function notInForceOn(
  { validity }: Pick<ReportingRegime, 'validity'>,
  day: string,
): readonly string[] {
  return validity.flatMap(({ of, from, until }) => {
    const part = of === '' ? '' : `, for ${of}`;
    if (from !== null && day < from) return [`In force only from ${from}${part}`];
    if (until !== null && day > until) return [`In force only until ${until}${part}`];
    return [];
  });
}
