/** What kinds of places and organisations there are, and what to write instead of the name of one. */

/** From the noun that a name ends with, small, to what stands for it. */
export const institutions: ReadonlyMap<string, string> = new Map([
  ['hospital', 'a hospital'],
  ['hospitals', 'a group of hospitals'],
  ['infirmary', 'a hospital'],
  ['hospice', 'a hospice'],
  ['clinic', 'a clinic'],
  ['surgery', 'a general practice'],
  ['practice', 'a general practice'],
  ['pharmacy', 'a pharmacy'],
  ['trust', 'a hospital trust'],
  ['board', 'a health board'],
  ['centre', 'a centre'],
  ['center', 'a centre'],
  ['university', 'a university'],
  ['college', 'a college'],
  ['school', 'a school'],
  ['academy', 'a school'],
  ['council', 'a local authority'],
  ['home', 'a care home'],
  ['laboratory', 'a laboratory'],
  ['laboratories', 'a laboratory'],
  ['institute', 'an institute'],
  ['foundation', 'a foundation'],
  ['prison', 'a prison'],
  ['airport', 'an airport'],
  ['bank', 'a bank'],
  ['airlines', 'an airline'],
  ['airways', 'an airline'],
  ['police', 'a police force'],
  ['constabulary', 'a police force'],
  ['court', 'a court'],
  ['ltd', 'a company'],
  ['limited', 'a company'],
  ['plc', 'a company'],
  ['inc', 'a company'],
  ['llc', 'a company'],
  ['llp', 'a company'],
  ['gmbh', 'a company'],
  ['corp', 'a company'],
  ['corporation', 'a company'],
  ['technologies', 'a company'],
  ['systems', 'a company'],
  ['solutions', 'a company'],
  ['group', 'a group of organisations'],
  ['partnership', 'a partnership'],
  ['consortium', 'a consortium'],
  ['klinikum', 'a hospital'],
  ['krankenhaus', 'a hospital'],
]);

/** Nouns behind which a name of a ward may stand. */
export const wardNouns: ReadonlyMap<string, string> = new Map([
  ['ward', 'a ward'],
  ['unit', 'a unit'],
  ['wing', 'a ward'],
  ['suite', 'a unit'],
  ['department', 'a department'],
]);

/** Where the own name of an organisation ends. */
export const placeNouns: ReadonlySet<string> = new Set([
  ...institutions.keys(),
  ...wardNouns.keys(),
  ...[
    'general',
    'medical',
    'health',
    'healthcare',
    'care',
    'nhs',
    'teaching',
    'district',
    'community',
    'regional',
    'memorial',
  ],
  ...[
    'childrens',
    'maternity',
    'infirmaries',
    'hospitals',
    'clinics',
    'diagnostics',
    'analytics',
    'ai',
    'software',
  ],
]);

/** What the organisation of this name is, in general words. */
export function institutionOf(name: string): string {
  const words = name.toLowerCase().split(/[^a-z]+/);
  for (const [noun, general] of institutions) if (words.includes(noun)) return general;
  return 'an organisation';
}

/** Capital words that say of what kind a place is and not which one. */
export const genericWords: ReadonlySet<string> = new Set(
  `the a an this that our your their its every each any no some all other another one local general university teaching
  district community regional national acute mental primary secondary tertiary care health healthcare medical nhs foundation
  trust hospital clinic children childrens women womens maternity eye dental day private public partner sister central main
  small large new old rural urban city county state federal emergency intensive critical coronary high dependency stroke
  cardiac surgical renal neonatal paediatric pediatric respiratory trauma orthopaedic burns rehabilitation assessment
  admissions short stay same ambulatory outpatient inpatient elderly older geriatric palliative oncology haematology
  radiology pathology imaging endoscopy theatre recovery discharge isolation special baby labour delivery antenatal postnatal
  cardiology neurology neurosurgery dermatology ophthalmology psychiatry medicine surgery anaesthetics accident and
  of for to in on at with by from when while after before if as is was were it in-patient out-patient digital data research
  clinical safety quality risk governance information technology service services training education it supplier customer
  call contact test testing medicines equality human ethics procurement finance legal welfare claims benefits supreme high
  business control operations support academic independent specialist referral receiving transplant cancer breast screening
  diabetes diabetic eye sexual minor injuries injury walk walkin urgent treatment virtual pre post low medium field joint
  working task steering user safeguarding infection prevention fire police ambulance air world european international united
  first second third north south east west northern southern eastern western mixed both two three four five trauma major
  nursing residential care-home acute-care`.split(/\s+/),
);
