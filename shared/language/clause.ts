/**
 * Who or what a clause is about. A small reader of English word order: noun phrases, what governs them, where a clause
 * begins, and whose verb stands at a given place. It need not be right about every sentence, only about who acts. Pure.
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

const nobody: NounPhrase = {
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

/** What the verb at an offset of the sentence is about; `none` when the sentence does not say. */
export function subjectAt(sentence: Sentence, offset: number): NounPhrase {
  const before = sentence.words.findIndex(({ to }) => to > offset);
  return new ClauseReader(sentence, before === -1 ? sentence.words.length : before).read();
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
function knownStanding(noun: string): Standing | null {
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

function nounPhrase(words: readonly Word[]): NounPhrase {
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

function isNoun(word: Word): boolean {
  return !determiners.has(word.low) && !adverbs.has(word.low) && !isLyAdverb(word.low);
}

/** "Carefully", but neither "family" nor "supply". */
function isLyAdverb(low: string): boolean {
  return (
    low.endsWith('ly') && low.length > 4 && !/(?:family|supply|assembly|reply|anomaly|monopoly)$/u.test(low)
  );
}

function isVerb(word: Word): boolean {
  if (irregularVerbs.has(word.low) || presentVerbs.has(word.low)) return true;
  return (
    /[a-z]{2}ed$/u.test(word.low) &&
    word.low !== 'need' &&
    word.low !== 'feed' &&
    word.low !== 'speed' &&
    word.low !== 'bed'
  );
}

interface Clause {
  subject: NounPhrase;
  verbSeen: boolean;
  /** The clause this one stands in, for a return after a relative clause. */
  outer: Clause | null;
}

class ClauseReader {
  readonly #sentence: Sentence;
  readonly #until: number;
  #clause: Clause = { subject: nobody, verbSeen: false, outer: null };
  #phrase: Word[] = [];
  #governed = false;
  #lastNoun: NounPhrase = nobody;
  #seen: NounPhrase[] = [];

  constructor(sentence: Sentence, until: number) {
    this.#sentence = sentence;
    this.#until = until;
  }

  read(): NounPhrase {
    const { words } = this.#sentence;
    for (let at = 0; at < this.#until; at += 1) {
      const word = words[at];
      if (word !== undefined) this.#take(word, words[at + 1], at);
    }
    this.#close();
    const target = words[this.#until];
    if (target !== undefined && /[,;:()—–]/u.test(target.gap)) this.#boundary(target.gap);
    const clause = this.#clause;
    const isFinite = target !== undefined && isVerb(target);
    // "The update that the nurse installed failed to": a second verb belongs to the clause around it.
    if (clause.verbSeen && clause.outer !== null && isFinite && clause.outer.subject.standing !== 'none') {
      const previous = words[this.#until - 1];
      if (previous !== undefined && isVerb(previous) && !auxiliaries.has(previous.low))
        return clause.outer.subject;
    }
    return this.#resolve(clause.subject);
  }

  /** "Ignoring the warning was …", "to trust a machine is …": the deed is the subject and what follows it its object. */
  #deed(word: Word, next: Word | undefined, at: number): boolean {
    const { words } = this.#sentence;
    const first =
      at === 0 || (at === 1 && /^(?:not|simply|just|to|never|merely)$/u.test(words[0]?.low ?? ''));
    if (!first || next === undefined) return false;
    const gerund =
      /[a-z]{2}ing$/u.test(word.low) &&
      (knownStanding(word.low) ?? 'act') === 'act' &&
      !/^(?:during|nothing|anything|everything|something|according|morning|evening|being|king|string)$/u.test(
        word.low,
      );
    const infinitive = at === 1 && words[0]?.low === 'to' && !isNoun(next);
    if (!gerund && !infinitive) return false;
    this.#governed = false;
    this.#clause = {
      subject: { ...nobody, standing: 'act', head: word.low, from: word.from, to: word.to },
      verbSeen: true,
      outer: null,
    };
    return true;
  }

  #take(word: Word, next: Word | undefined, at: number): void {
    if (this.#deed(word, next, at)) return;
    if (/[,;:()—–]| - /u.test(word.gap) && at > 0) {
      this.#close();
      this.#boundary(word.gap);
    }
    const { low } = word;
    if (low === 'who' || low === 'whom') return this.#relative(true);
    if (low === 'which') return this.#relative(false);
    if (low === 'that' && this.#lastIsNoun()) {
      this.#close();
      const verbNext =
        next !== undefined && (isVerb(next) || auxiliaries.has(next.low) || adverbs.has(next.low));
      if (verbNext) return this.#relative(false);
      this.#governed = false;
      this.#clause = { subject: nobody, verbSeen: false, outer: this.#clause };
      return;
    }
    if (
      subordinators.has(low) ||
      ((low === 'after' || low === 'before' || low === 'since' || low === 'until') && opensClause(next))
    ) {
      this.#close();
      this.#governed = false;
      this.#clause = { subject: nobody, verbSeen: false, outer: this.#clause };
      return;
    }
    if (conjunctions.has(low)) return this.#joined(next);
    if (low === 'of' && quantifiers.has(this.#phrase.at(-1)?.low ?? '')) {
      this.#phrase = [];
      return;
    }
    if (prepositions.has(low) || low === 'to') {
      this.#close();
      this.#governed = true;
      return;
    }
    if (auxiliaries.has(low)) {
      this.#close();
      this.#clause.verbSeen = true;
      return;
    }
    if (adverbs.has(low) || isLyAdverb(low)) {
      if (this.#phrase.length > 0 && this.#phrase.some(isNoun)) this.#close();
      return;
    }
    if (personPronouns.has(low) || low === 'it') {
      this.#close();
      this.#phrase = [word];
      this.#close();
      return;
    }
    if (this.#phrase.some(isNoun) && (isVerb(word) || determiners.has(low))) this.#close();
    else if (this.#phrase.length === 0 && isVerb(word) && !determinerBefore(this.#sentence, at)) {
      this.#clause.verbSeen = true;
      return;
    }
    if (isVerb(word) && this.#phrase.length === 0) {
      this.#clause.verbSeen = true;
      return;
    }
    this.#phrase.push(word);
  }

  #lastIsNoun(): boolean {
    return this.#phrase.some(isNoun) || (this.#phrase.length === 0 && this.#lastNoun.standing !== 'none');
  }

  #relative(person: boolean): void {
    this.#close();
    this.#governed = false;
    const subject = this.#lastNoun;
    this.#clause = {
      subject: person && !isSomebody(subject) ? { ...subject, standing: 'person' } : subject,
      verbSeen: false,
      outer: this.#clause,
    };
  }

  #joined(next: Word | undefined): void {
    const joinsNouns =
      !this.#clause.verbSeen &&
      this.#phrase.length > 0 &&
      next !== undefined &&
      !isVerb(next) &&
      !auxiliaries.has(next.low) &&
      !adverbs.has(next.low);
    this.#close();
    if (joinsNouns) return;
    this.#governed = false;
    const { subject, outer } = this.#clause;
    // A new subject may follow; until it does, the old one goes on.
    this.#clause = { subject, verbSeen: false, outer };
    this.#inherited = true;
  }

  #inherited = false;

  #boundary(gap: string): void {
    const strong = /[;:()—–]| - /u.test(gap);
    const { subject, verbSeen, outer } = this.#clause;
    this.#governed = false;
    if (strong) this.#clause = { subject: nobody, verbSeen: false, outer: null };
    else if (verbSeen || subject.standing !== 'none') {
      // "The nurse, who was new, failed": what follows the comma goes on about what stood before the insertion.
      const main =
        outer !== null && outer.subject.standing !== 'none' && !outer.verbSeen ? outer : this.#clause;
      this.#clause = { subject: main.subject, verbSeen: false, outer: null };
      this.#inherited = true;
    } else this.#clause = { subject: nobody, verbSeen: false, outer: null };
  }

  /** Ends the phrase in hand: the first free one of a clause is its subject. */
  #close(): void {
    const words = this.#phrase;
    if (words.length === 0) return;
    this.#phrase = [];
    const phrase = nounPhrase(words);
    const governed = this.#governed;
    this.#governed = false;
    if (phrase.standing === 'none' && phrase.head === '') return;
    this.#lastNoun = phrase;
    this.#seen.push(phrase);
    if (governed || this.#clause.verbSeen) return;
    const current = this.#clause.subject;
    if (current.standing === 'none' || this.#inherited) {
      this.#clause.subject = phrase;
      this.#inherited = false;
    } else if (!isSomebody(current) || current.head === '') this.#clause.subject = phrase;
  }

  /** "It" is whatever was spoken of last, as long as that is no person; "they" may be things. */
  #resolve(subject: NounPhrase): NounPhrase {
    if (subject.head === 'it') return { ...subject, standing: 'system' };
    if (subject.head !== 'they') return subject;
    const earlier = this.#seen.filter(({ head }) => head !== 'they');
    const people = earlier.some(isSomebody);
    const things = earlier.some(({ standing }) => standing === 'system');
    return things && !people ? { ...subject, standing: 'system' } : subject;
  }
}

function determinerBefore(sentence: Sentence, at: number): boolean {
  return determiners.has(sentence.words[at - 1]?.low ?? '');
}

function opensClause(next: Word | undefined): boolean {
  return next !== undefined && (determiners.has(next.low) || personPronouns.has(next.low));
}
