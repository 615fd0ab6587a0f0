/**
 * The five layers in which contributing factors are looked for, in their fixed order.
 * This is the one module that names them; everything else derives from it.
 * It holds no colours: those belong to the style sheet, and colour is never the only mark.
 */

/** Layer ids in the order in which they are always shown. The ids are written into documents and exports: never change one. */
export const layerIds = ['model', 'interface', 'workflow', 'human', 'governance'] as const;

export type Layer = (typeof layerIds)[number];

export interface LayerDefinition {
  readonly id: Layer;
  /** Shown where there is no room for the name, and read together with the pattern. */
  readonly letter: 'M' | 'I' | 'W' | 'H' | 'G';
  readonly name: string;
  /** Name of the fill pattern that tells the layer apart without colour. */
  readonly pattern: string;
  /** One sentence: what belongs in this layer. */
  readonly about: string;
  /** One question that opens the conversation about this layer. */
  readonly ask: string;
}

export const layers: Readonly<Record<Layer, LayerDefinition>> = {
  model: {
    id: 'model',
    letter: 'M',
    name: 'Model',
    pattern: 'dots',
    about: 'What the system worked out, and the data, version and settings it worked from.',
    ask: 'If we gave the same version the same input again, what would it say, and what about that input or version made it so?',
  },
  interface: {
    id: 'interface',
    letter: 'I',
    name: 'Interface',
    pattern: 'grid',
    about:
      'How the output reached the people using it: what it looked like, how sure it seemed, and what could be done with it on the screen.',
    ask: 'With only the screen as it was, what would someone on their first day have taken it to mean?',
  },
  workflow: {
    id: 'workflow',
    letter: 'W',
    name: 'Workflow',
    pattern: 'diagonal',
    about:
      'How the work around the tool was arranged: timing, ownership, checks, handovers, surroundings and ways out.',
    ask: 'On an ordinary day, what happens between the output appearing and someone acting on it?',
  },
  human: {
    id: 'human',
    letter: 'H',
    name: 'Human factors',
    pattern: 'waves',
    about:
      'How people see, judge and speak under the conditions they were given; the condition is recorded, never the person.',
    ask: 'What made each step sensible to the people there, at that moment, with what they could see?',
  },
  governance: {
    id: 'governance',
    letter: 'G',
    name: 'Governance',
    pattern: 'bars',
    about: 'How the tool was chosen, approved, paid for, changed, watched over and regulated.',
    ask: 'Which decision, made well before that day, left this condition in place?',
  },
};
