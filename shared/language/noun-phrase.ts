/**
 * Noun phrases: which words belong together, what they are about, and whether blame could fall on it - a person, a group,
 * those harmed - or whether it is a machine, a deed or a thing. Pure.
 */
import {
  actNouns,
  adverbs,
  auxiliaries,
  conjunctions,
  determiners,
  givenNames,
  groupWords,
  irregularVerbs,
  patientWords,
  personPronouns,
  personWords,
  prepositions,
  presentVerbs,
  quantifiers,
  subordinators,
  systemWords,
} from './lexicon.ts';
import type { Sentence, Word } from './sentence.ts';

export type Standing = 'person' | 'group' | 'patient' | 'system' | 'act' | 'thing' | 'none';

export interface NounPhrase {
  readonly standing: Standing;
  /** The word the phrase is about; empty when there is none. */
  readonly head: string;
  readonly from: number;
  readonly to: number;
  /** Whose it is, when the phrase has "the nurse's": their standing. */
  readonly possessor: Standing;
  readonly plural: boolean;
  readonly negative: boolean;
}

export const nobody: NounPhrase = {
  standing: 'none',
  head: '',
  from: 0,
  to: 0,
  possessor: 'none',
  plural: false,
  negative: false,
};

/** Whether blame could fall on it: a person, a group or organisation, or those harmed. */
export function isSomebody({ standing }: NounPhrase): boolean {
  return standing === 'person' || standing === 'group' || standing === 'patient';
}

/** The noun phrase that begins at an offset, such as the agent after "by". */
export function phraseAfter(sentence: Sentence, offset: number): NounPhrase {
  const { words } = sentence;
  let at = words.findIndex(({ from }) => from >= offset);
  if (at === -1) return nobody;
  const phrase: Word[] = [];
  for (; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (phrase.length > 0 && /[,;:.()—–]/u.test(word.gap)) break;
    if (adverbs.has(word.low) && phrase.length === 0) continue;
    if (personPronouns.has(word.low)) {
      if (phrase.length === 0) phrase.push(word);
      break;
    }
    if (word.low === 'of' && quantifiers.has(phrase.at(-1)?.low ?? '')) {
      phrase.length = 0;
      continue;
    }
    if (breaksPhrase(word, phrase)) break;
    phrase.push(word);
  }
  return nounPhrase(phrase);
}

/** Whom a noun of action is done by: "by the ward staff", "among the drivers" soon after an offset. */
export function agentOf(sentence: Sentence, offset: number): NounPhrase {
  const by = /^[^,;:]{0,40}?\b(?:by|among|amongst|from|of|on the part of)\b/u.exec(
    sentence.low.slice(offset),
  );
  return by === null ? nobody : phraseAfter(sentence, offset + by[0].length);
}

/** Whether the words before a noun say that it is somebody's: "her", "the nurse's", "the developers'". */
export function somebodyOwns(before: string): boolean {
  const owner =
    /(?:\b(his|her|their|our|my|your|whose)|\b([\p{L}-]+)(?:'s|s'))\s+(?:[\p{L}-]+\s+){0,2}$/u.exec(before);
  if (owner === null) return false;
  if (owner[1] !== undefined) return true;
  const standing = knownStanding(owner[2] ?? '') ?? guessedStanding(owner[2] ?? '');
  return standing === 'person' || standing === 'group' || standing === 'patient';
}

function breaksPhrase(word: Word, phrase: readonly Word[]): boolean {
  if (prepositions.has(word.low) || auxiliaries.has(word.low) || conjunctions.has(word.low)) return true;
  if (subordinators.has(word.low) || word.low === 'who' || word.low === 'which' || word.low === 'to')
    return true;
  if (phrase.length > 0 && determiners.has(word.low) && !determiners.has(phrase.at(-1)?.low ?? ''))
    return true;
  if (!phrase.some(isNoun)) return false;
  return (
    isVerb(word) ||
    adverbs.has(word.low) ||
    (word.low.endsWith('ing') && knownStanding(phrase.at(-1)?.low ?? '') !== null)
  );
}

/** Standing of one noun, singular or plural; null when the list does not know it. */
export function knownStanding(noun: string): Standing | null {
  for (const form of forms(noun)) {
    if (patientWords.has(form)) return 'patient';
    if (personWords.has(form)) return 'person';
    if (groupWords.has(form)) return 'group';
    if (systemWords.has(form)) return 'system';
    if (actNouns.has(form)) return 'act';
  }
  return null;
}

const forms = (noun: string): readonly string[] => {
  const bare = noun.replace(/'s?$/u, '');
  const found = [bare];
  if (bare.endsWith('ies')) found.push(`${bare.slice(0, -3)}y`);
  if (bare.endsWith('es')) found.push(bare.slice(0, -2));
  if (bare.endsWith('s') && !bare.endsWith('ss')) found.push(bare.slice(0, -1));
  if (bare.includes('-')) found.push(bare.slice(bare.lastIndexOf('-') + 1));
  return found;
};

/** By its ending: -ist, -ician, -man are people; of the many words in -er only those that are not known as things. */
function guessedStanding(noun: string): Standing {
  if (
    /(?:ists?|icians?|wom[ae]n|m[ae]n|persons?|eers?|keepers?|takers?|workers?|makers?|givers?|logists?|drivers?)$/u.test(
      noun,
    )
  )
    return 'person';
  return 'thing';
}

export function nounPhrase(words: readonly Word[]): NounPhrase {
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return nobody;
  const possessorWord = words.find((word, index) => index < words.length - 1 && /'s$|s'$/u.test(word.low));
  const possessor: Standing =
    possessorWord !== undefined
      ? standingOf([possessorWord])
      : /^(?:my|our|his|her|their|your)$/u.test(first.low)
        ? 'person'
        : 'none';
  const content = words.filter(({ low }) => !determiners.has(low) && !/^\d/u.test(low) && low.length > 1);
  return {
    standing: standingOf(words),
    head: content.at(-1)?.low ?? last.low,
    from: first.from,
    to: last.to,
    possessor,
    plural: /[^s]s$/u.test(last.low),
    negative: /^(?:no|nobody|no-one|none|neither)$/u.test(first.low),
  };
}

function standingOf(words: readonly Word[]): Standing {
  const [first] = words;
  if (words.length === 1 && first !== undefined && personPronouns.has(first.low)) return 'person';
  if (isNamed(words)) return 'person';
  const content = words.filter(({ low }) => !determiners.has(low) && !/^\d/u.test(low) && low.length > 1);
  const last = content.at(-1);
  if (last === undefined) {
    // "Three looked", "each checked": a bare number of people only after people; too little to go by.
    return words.some(({ low }) => low === 'which' || low === 'this' || low === 'that') ? 'thing' : 'none';
  }
  const previous = content.at(-2);
  if (previous !== undefined && isMadeThing(previous.low, last.low)) return 'system';
  if (
    /^services?$/u.test(last.low) &&
    /^(?:social|emergency|ambulance|legal|customer|health|support|fire|rescue|police|prison|probation|postal|catering|tax|immigration)$/u.test(
      previous?.low ?? '',
    )
  )
    return 'group';
  const known = knownStanding(last.low);
  if (known !== null) return known;
  // "Nurse Jones", "consultant Brown": the name follows the role.
  if (previous !== undefined && last.capital && last.from > 0) {
    const role = knownStanding(previous.low);
    if (role === 'person') return 'person';
  }
  return guessedStanding(last.low);
}

/** "Barcode reader", "virtual nurse": a role word that names a machine. */
function isMadeThing(previous: string, last: string): boolean {
  if (
    /^(?:virtual|digital|ai|robot|robotic|automated|automatic|synthetic|simulated|software|chat|voice)$/u.test(
      previous,
    )
  )
    return personWords.has(last);
  if (
    /^(?:readers?|handlers?|controllers?|planners?|checkers?|agents?|assistants?|schedulers?|reviewers?|drivers?|monitors?|graders?|markers?)$/u.test(
      last,
    )
  )
    return /^(?:barcode|bar|qr|card|tag|badge|plate|code|label|rfid|image|screen|device|display|printer|graphics|network|error|event|exception|text|pdf|message|request|route|trip|job|memory|motor|temperature|cache|disk|spell|grammar|syntax|audio|alarm|flight-path|traffic-light|sequence|layout|smart|language|auto|optical|magnetic|handheld|laser|biometric|electronic|air-traffic-display)$/u.test(
      previous,
    );
  return false;
}

const titles = /^(?:dr|mr|mrs|ms|miss|prof|professor|doctor|sir|dame|sgt|pc|capt)$/u;

function isNamed(words: readonly Word[]): boolean {
  const named = words.filter(({ capital, low }) => capital && !determiners.has(low));
  const [first] = named;
  if (first === undefined) return false;
  if (titles.test(first.low) && named.length > 1) return true;
  return givenNames.has(first.low) && named.length === words.length;
}

export function isNoun(word: Word): boolean {
  return !determiners.has(word.low) && !adverbs.has(word.low) && !isLyAdverb(word.low);
}

/** "Carefully", but neither "family" nor "supply". */
export function isLyAdverb(low: string): boolean {
  return (
    low.endsWith('ly') && low.length > 4 && !/(?:family|supply|assembly|reply|anomaly|monopoly)$/u.test(low)
  );
}

export function isVerb(word: Word): boolean {
  if (irregularVerbs.has(word.low) || presentVerbs.has(word.low)) return true;
  return (
    /[a-z]{2}ed$/u.test(word.low) &&
    word.low !== 'need' &&
    word.low !== 'feed' &&
    word.low !== 'speed' &&
    word.low !== 'bed'
  );
}
