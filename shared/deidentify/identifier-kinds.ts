/**
 * The kinds of identifiers a summary is searched for, in words for the person who answers them: what it is called, why
 * it matters, and what to do. Typed content; finding them is in the modules beside this one.
 */

/** The order is the order in which they are shown. Ids go into the record of a summary and are kept for ever. */
export const identifierKinds = [
  'person',
  'initials',
  'nhs-number',
  'chi-number',
  'record-number',
  'social-security-number',
  'ni-number',
  'professional-number',
  'date-of-birth',
  'date',
  'age-over-89',
  'phone',
  'email',
  'web-address',
  'handle',
  'ip-address',
  'mac-address',
  'postcode',
  'coordinates',
  'place',
  'organisation',
  'ward',
  'product',
  'device-serial',
  'imei',
  'vehicle-plate',
  'account-number',
  'reference-number',
  'file-name',
  'code',
  'small-count',
  'rare-combination',
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** What most people should do with it; keeping it always needs a reason. */
export type IdentifierAdvice = 'generalise' | 'remove' | 'keep-or-generalise';

export interface IdentifierWords {
  readonly name: string;
  readonly why: string;
  readonly what: string;
  readonly advice: IdentifierAdvice;
}

export const identifierWords: Readonly<Record<IdentifierKind, IdentifierWords>> = {
  person: {
    name: 'Name of a person',
    why: 'Colleagues, neighbours and search engines recognise a name at once.',
    what: 'Write the role instead, such as "a radiologist" or "the patient". Keep it only for a name in a term, such as Parkinson’s disease.',
    advice: 'generalise',
  },
  initials: {
    name: 'Initials of a person',
    why: 'Whoever knows the team can tell who is meant.',
    what: 'Write the role instead. Keep them if they stand for something else.',
    advice: 'generalise',
  },
  'nhs-number': {
    name: 'NHS number',
    why: 'It leads to one patient in every NHS record.',
    what: 'Take it out. Keep it only if it is another number that happens to look like one.',
    advice: 'remove',
  },
  'chi-number': {
    name: 'CHI number',
    why: 'It leads to one patient in Scotland and begins with the date of birth.',
    what: 'Take it out. Keep it only if it is another number that happens to look like one.',
    advice: 'remove',
  },
  'record-number': {
    name: 'Hospital or record number',
    why: 'Anybody with access to the records finds the patient by it.',
    what: 'Take it out.',
    advice: 'remove',
  },
  'social-security-number': {
    name: 'Social security number',
    why: 'It belongs to one person for life and is used for fraud.',
    what: 'Take it out.',
    advice: 'remove',
  },
  'ni-number': {
    name: 'National Insurance number',
    why: 'It belongs to one person for life and is used for fraud.',
    what: 'Take it out.',
    advice: 'remove',
  },
  'professional-number': {
    name: 'Number of a professional register',
    why: 'Public registers give the name that belongs to it.',
    what: 'Take it out, or write the profession.',
    advice: 'remove',
  },
  'date-of-birth': {
    name: 'Date of birth',
    why: 'With a sex and part of a postcode it names most people.',
    what: 'Write an age group, such as "in their seventies", if the age teaches something; else take it out.',
    advice: 'remove',
  },
  date: {
    name: 'Date of a day',
    why: 'A day, together with what happened, is found in the news and in rotas.',
    what: 'Write the month or the quarter, or how long after the beginning it was.',
    advice: 'generalise',
  },
  'age-over-89': {
    name: 'Age over 89',
    why: 'Few people are that old, so the age alone can point to one of them.',
    what: 'Write "90 or over".',
    advice: 'generalise',
  },
  phone: {
    name: 'Phone or fax number',
    why: 'It leads to one person or one ward.',
    what: 'Take it out.',
    advice: 'remove',
  },
  email: {
    name: 'E-mail address',
    why: 'It often holds the name and the organisation.',
    what: 'Take it out, or write the function that can be reached there.',
    advice: 'remove',
  },
  'web-address': {
    name: 'Web address',
    why: 'It can lead to the organisation, to a record, or to a page behind a login.',
    what: 'Take it out. Keep it if it is a public source that names nobody concerned.',
    advice: 'remove',
  },
  handle: {
    name: 'Name in a social network',
    why: 'It leads to one account.',
    what: 'Take it out.',
    advice: 'remove',
  },
  'ip-address': {
    name: 'Network address',
    why: 'It leads to one computer, and tells strangers about the network.',
    what: 'Take it out. Keep it if it is the number of a version.',
    advice: 'remove',
  },
  'mac-address': {
    name: 'Address of a network card',
    why: 'It belongs to one device.',
    what: 'Take it out.',
    advice: 'remove',
  },
  postcode: {
    name: 'Postcode',
    why: 'A postcode holds about fifteen homes, and sometimes one.',
    what: 'Write the region or country.',
    advice: 'generalise',
  },
  coordinates: {
    name: 'Coordinates of a place',
    why: 'They point to one building.',
    what: 'Write the region or country.',
    advice: 'generalise',
  },
  place: {
    name: 'Name of a place',
    why: 'A town and a month are often enough to find the news report.',
    what: 'Write the kind of place, such as "a city" or "a rural area". Keep it if it is part of a term.',
    advice: 'generalise',
  },
  organisation: {
    name: 'Name of an organisation',
    why: 'It tells where it happened, and with that often who was there.',
    what: 'Write its kind, such as "a teaching hospital". Keep it if it is no part of what happened, such as a regulator.',
    advice: 'keep-or-generalise',
  },
  ward: {
    name: 'Ward, unit or room',
    why: 'With the month it tells which few people were there.',
    what: 'Write the kind of ward.',
    advice: 'generalise',
  },
  product: {
    name: 'Name of a product or its maker',
    why: 'It is released by a decision of its own, out of fairness and because others may rely on it.',
    what: 'Write the kind of system. To name it, ask for its release.',
    advice: 'generalise',
  },
  'device-serial': {
    name: 'Serial or lot number of a device',
    why: 'It leads to one device and the place where it stands.',
    what: 'Take out the serial and lot numbers; the part that names the model may stay where products are released.',
    advice: 'remove',
  },
  imei: {
    name: 'Number of a phone',
    why: 'It belongs to one phone.',
    what: 'Take it out.',
    advice: 'remove',
  },
  'vehicle-plate': {
    name: 'Vehicle plate',
    why: 'It leads to one owner.',
    what: 'Take it out.',
    advice: 'remove',
  },
  'account-number': {
    name: 'Number of an account, card, policy or licence',
    why: 'It belongs to one person and can be misused.',
    what: 'Take it out.',
    advice: 'remove',
  },
  'reference-number': {
    name: 'Number of a case, report or order',
    why: 'Whoever can open the system behind it finds who is meant.',
    what: 'Take it out.',
    advice: 'remove',
  },
  'file-name': {
    name: 'Name of a file',
    why: 'File names often hold a name, a number or a day.',
    what: 'Take it out, or say what the file is.',
    advice: 'remove',
  },
  code: {
    name: 'Code that belongs to one thing only',
    why: 'Any unique code can be joined with another list.',
    what: 'Take it out. Keep it if it is published and names nobody.',
    advice: 'remove',
  },
  'small-count': {
    name: 'Small number of people',
    why: 'Where few were affected, each of them can be told.',
    what: 'Write "fewer than five".',
    advice: 'generalise',
  },
  'rare-combination': {
    name: 'Rare combination',
    why: 'Each part is harmless, together they fit one event or one place.',
    what: 'Make at least one part more general.',
    advice: 'generalise',
  },
};
