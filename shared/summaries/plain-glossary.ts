/**
 * Words in a summary that people outside the trade do not know, each with what it means. For what patients, families and
 * the public read, where the panel's own words stay. English. Typed content and one function. Pure.
 */
import { jargonIn } from '../language/jargon.ts';

export interface ExplainedWord {
  readonly word: string;
  readonly meaning: string;
}

/** As they are written; what has capitals is an abbreviation and stands alone. */
const explained: Readonly<Record<string, string>> = {
  AI: 'artificial intelligence: computer programs that have learned from examples',
  CT: 'a scan that shows the body in slices',
  GP: 'general practitioner, a family doctor',
  INR: 'a number that tells how long blood takes to clot',
  'academic centre': 'a hospital where doctors are taught and research is done',
  algorithm: 'the rules by which a computer works something out',
  algorithms: 'the rules by which a computer works something out',
  aphasia: 'trouble with speaking or understanding, after damage to the brain',
  'area under the curve': 'how well a score tells cases apart: 1 is perfect, 0.5 is chance',
  'blood gas': 'a blood test that measures oxygen directly',
  'lead time': 'how long before an event its warning comes',
  lesions: 'patches that are not as they should be',
  locums: 'doctors who stand in for others',
  median: 'the middle value: half lie below it and half above',
  nodule: 'a small round lump',
  nodules: 'small round lumps',
  ombudsman: 'somebody who looks into complaints about public offices',
  proprietary: 'belonging to a company, which keeps secret how it works',
  radiologist: 'a doctor who reads pictures of the inside of the body',
  radiologists: 'doctors who read pictures of the inside of the body',
  retina: 'the part at the back of the eye that sees light',
  rota: 'the plan of who works when',
  'royal commission': 'a large public inquiry',
  'speech-to-text': 'turning speech into written words',
  transcript: 'a conversation written down word by word',
  transcripts: 'conversations written down word by word',
  tribunal: 'a body that decides disputes, much like a small court',
  'vitamin k': 'a vitamin that helps blood to clot again',
  warfarin: 'a medicine that makes blood clot less easily',
  worklist: 'the list of what waits to be done',
};

const meanings = new Map(Object.entries(explained).map(([word, meaning]) => [word.toLowerCase(), meaning]));
const found = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${Object.keys(explained)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\p{N}-])`,
  'giu',
);

/** Each once, by the alphabet. */
export function wordsToExplain(texts: readonly string[]): readonly ExplainedWord[] {
  const words = new Map<string, ExplainedWord>();
  const add = (word: string, meaning: string): void => {
    // "Nodule" and "nodules" need one line.
    const key = word.toLowerCase().replace(/s$/, '');
    if (!words.has(key)) words.set(key, { word, meaning });
  };
  for (const text of texts) {
    for (const [word] of text.matchAll(found)) {
      const small = word.toLowerCase();
      const upper = word.toUpperCase();
      if (upper in explained) {
        if (word === upper) add(word, explained[upper] ?? '');
      } else add(capital(word), meanings.get(small) ?? '');
    }
    for (const { from, to, rewordings } of jargonIn(text)) {
      const word = text.slice(from, to);
      if (!meanings.has(word.toLowerCase())) add(capital(word), rewordings[0]?.text ?? '');
    }
  }
  return [...words.values()].sort((a, b) => (a.word.toLowerCase() < b.word.toLowerCase() ? -1 : 1));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
