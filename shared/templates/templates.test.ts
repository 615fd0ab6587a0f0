import { describe, expect, it } from 'vitest';
import { everyKindAsks, failureKinds, unknownYet } from '../taxonomy/failure-kinds.ts';
import { faultsOfWording, textsIn } from '../taxonomy/wording-rules.ts';
import { section, sectionLibrary } from './section-library.ts';
import type { Section, SectionBlock } from './section.ts';
import {
  checkIdsOf,
  factIdsOf,
  questionIdsOf,
  sectionsOf,
  template,
  templateIn,
  templates,
} from './templates.ts';
import type { Template } from './templates.ts';

function offered(id: string): Template {
  const found = template(id);
  if (found === undefined) throw new Error(`no template ${id}`);
  return found;
}

function sectionIds(id: string): string {
  return offered(id)
    .sections.map((each) => each.id.slice(2))
    .join(' ');
}

const blocks: readonly SectionBlock[] = sectionLibrary.flatMap((each: Section) => each.blocks);

describe('the section library', () => {
  it('holds 45 sections, each once and under a heading of its own', () => {
    expect(sectionLibrary).toHaveLength(45);
    expect(new Set(sectionLibrary.map(({ id }) => id)).size).toBe(45);
    expect(new Set(sectionLibrary.map(({ heading }) => heading)).size).toBe(45);
    for (const { id } of sectionLibrary) expect(id).toMatch(/^s\.[a-z]+$/);
  });

  it('gives every section something to work in, and one to six prompts', () => {
    for (const { id, blocks: own, prompts } of sectionLibrary) {
      expect(own.length, id).toBeGreaterThan(0);
      expect(new Set(own.map(({ kind }) => kind)).size, id).toBe(own.length);
      expect(prompts.length, id).toBeGreaterThanOrEqual(1);
      expect(prompts.length, id).toBeLessThanOrEqual(6);
    }
  });

  it('gives every fact, question and tick an id of its own, apart from the look-next items', () => {
    const ids = blocks.flatMap((block) => {
      if (block.kind === 'facts') return block.facts.map(({ id }) => id);
      if (block.kind === 'questions') return block.questions.map(({ id }) => id);
      return block.kind === 'checks' ? block.items.map(({ id }) => id) : [];
    });
    const lookNext = [...failureKinds, unknownYet].flatMap((kind) => kind.lookNext.map(({ id }) => id));
    const all = [...ids, ...lookNext, ...everyKindAsks.map(({ id }) => id)];
    expect(new Set(all).size).toBe(all.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*(\.planned)?$/);
  });

  it('leaves room for something else in every list of choices', () => {
    for (const block of blocks) {
      if (block.kind !== 'facts') continue;
      for (const { id, choices } of block.facts) {
        if (choices === undefined) continue;
        expect(choices.at(-1)?.id, id).toBe('other');
        expect(new Set(choices.map((choice) => choice.id)).size, id).toBe(choices.length);
      }
    }
  });

  it('is worded completely, blames nobody, and uses our own words for things', () => {
    expect(faultsOfWording(textsIn([sectionLibrary, templates]))).toEqual([]);
  });

  it('says why a section is there in one sentence', () => {
    for (const { id, why } of sectionLibrary) expect(why, id).toMatch(/^[A-Z][^.?!]*\.$/);
  });
});

describe('the templates', () => {
  it('put the full review and the huddle in the agreed order', () => {
    expect(sectionIds('full')).toBe(
      'rules safe care evid sys what time known work kind harm voices staff rights five graph barr right equity rq df over acc drift bias learn areas act open share after',
    );
    expect(sectionIds('huddle')).toBe('rules safe care evid what time kind right five open next');
    expect(template('blame')).toBeUndefined();
  });

  it('put the other six in the agreed order', () => {
    expect(sectionIds('aar')).toBe('rules what known aar five right learn act share');
    expect(sectionIds('nearmiss')).toBe('rules what time right barr five learn act share');
    expect(sectionIds('equity')).toBe(
      'rules sys what drift equity voices rights five graph acc areas act open share',
    );
    expect(sectionIds('technical')).toBe(
      'rules safe evid impact detect time trigger five graph resolve luck act share',
    );
    expect(sectionIds('theme')).toBe('question cases sys codes layers voices df outlook areas act share');
    expect(sectionIds('prelaunch')).toBe('sys df over equity rights five barr stop monitor act');
    expect(templates).toHaveLength(8);
  });

  it('use every section of the library at least once', () => {
    const used = new Set(templates.flatMap((each) => each.sections.map(({ id }) => id)));
    expect(sectionLibrary.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('each answer at least one situation, and no situation leads to two of them', () => {
    const all = templates.flatMap(({ situations }) => situations);
    for (const { id, situations } of templates) expect(situations.length, id).toBeGreaterThan(0);
    expect(new Set(all).size).toBe(all.length);
  });

  it('keep an earlier version readable, and give the newest to whoever names none', () => {
    const first = offered('huddle');
    const second: Template = { ...first, version: 2, sections: first.sections.slice(1) };
    const list = [second, first];
    expect(templateIn(list, 'huddle', 1)).toBe(first);
    expect(templateIn(list, 'huddle')).toBe(second);
    expect(templateIn(list, 'huddle', 3)).toBeUndefined();
    expect(template('huddle', first.version)).toBe(first);
    expect(template('huddle', 99)).toBeUndefined();
  });

  it('with sections of the organisation show its words, prose and questions', () => {
    const own = { heading: 'Night cover', why: 'Nights are different.', questions: [] };
    const question = { id: 'o.q1', text: 'Who was on call?', hint: 'A role.' };
    const made: Template = {
      ...offered('huddle'),
      sections: [
        { id: 'o.night', prompts: ['Who was awake?'], own },
        { id: 'o.calls', own: { ...own, questions: [question] } },
      ],
    };
    expect(sectionsOf(made).map(({ blocks: made }) => made.map(({ kind }) => kind))).toEqual([
      ['prose'],
      ['questions', 'prose'],
    ]);
    expect(sectionsOf(made)[0]).toMatchObject({ heading: 'Night cover', prompts: ['Who was awake?'] });
    expect(questionIdsOf(made)).toEqual(['o.q1']);
  });

  it('name only sections that exist, each once', () => {
    for (const each of templates) {
      expect(new Set(each.sections.map(({ id }) => id)).size).toBe(each.sections.length);
      for (const { id } of each.sections) expect(section(id), id).toBeDefined();
    }
  });

  it('refuse a section that the library does not have, by name', () => {
    const broken: Template = { ...offered('huddle'), sections: [{ id: 's.nowhere' }] };
    expect(() => sectionsOf(broken)).toThrow(/s\.nowhere/);
  });

  it('show their own prompts before those of the section, and leave the library as it is', () => {
    const evidence = sectionsOf(offered('huddle')).find(({ id }) => id === 's.evid');
    expect(evidence?.prompts).toEqual([
      'What must we not lose in the next hour?',
      ...(section('s.evid')?.prompts ?? []),
    ]);
    expect(sectionsOf(offered('full')).find(({ id }) => id === 's.evid')).toEqual(section('s.evid'));
  });

  it('show no more than six prompts beside any section', () => {
    for (const each of templates) {
      for (const { id, prompts } of sectionsOf(each)) expect(prompts.length, id).toBeLessThanOrEqual(6);
    }
  });

  it('offer a huddle the short list of codes, and a full review all of them', () => {
    expect(offered('huddle').sections.find(({ id }) => id === 's.five')?.shortCodes).toBe(true);
    expect(offered('full').sections.some(({ shortCodes }) => shortCodes === true)).toBe(false);
  });

  it('ask a full review all seven responsibility questions and all five of designed-for-failure', () => {
    const ids = questionIdsOf(offered('full'));
    expect(ids.filter((id) => id.startsWith('rq.'))).toEqual([
      'rq.approved',
      'rq.validated',
      'rq.trained',
      'rq.interpretable',
      'rq.oversight',
      'rq.reliance',
      'rq.monitored',
    ]);
    const designed = ['df.look', 'df.detect', 'df.review', 'df.speed', 'df.repeat'];
    expect(ids.filter((id) => /^df\.[a-z]+$/.test(id))).toEqual(designed);
    expect(ids.filter((id) => id.endsWith('.planned'))).toEqual(designed.map((id) => `${id}.planned`));
    expect(questionIdsOf(offered('huddle'))).toEqual([]);
  });

  it('ask before go-live only what is planned, and not what was found', () => {
    const ids = questionIdsOf(offered('prelaunch')).filter((id) => id.startsWith('df.'));
    expect(ids).toHaveLength(5);
    expect(ids.every((id) => id.endsWith('.planned'))).toBe(true);
  });

  it('ask for the facts of system and incident in full, and in a huddle for the incident alone', () => {
    expect(factIdsOf(offered('full'))).toContain('system.version');
    expect(factIdsOf(offered('full'))).toContain('incident.detected-how');
    expect(factIdsOf(offered('huddle')).every((id) => id.startsWith('incident.'))).toBe(true);
  });

  it('list the ticks of their own sections only', () => {
    expect(checkIdsOf(offered('full')).filter((id) => id.startsWith('bias.'))).toHaveLength(14);
    expect(checkIdsOf(offered('full'))).not.toContain('next.pause');
    expect(checkIdsOf(offered('huddle'))).toContain('next.pause');
  });
});

describe('a template that words a section its own way', () => {
  const rehearsal = sectionsOf(offered('prelaunch'));

  it('asks about what is still to come, under the ids of the library', () => {
    const oversight = rehearsal.find(({ id }) => id === 's.over');
    expect(oversight?.heading).toBe('Will oversight be real?');
    const questions = oversight?.blocks.flatMap((block) =>
      block.kind === 'questions' ? block.questions : [],
    );
    expect(questions?.map(({ text }) => text)[1]).toBe('Will there be time to look?');
    expect(questions?.map(({ id }) => id)).toEqual(
      section('s.over')?.blocks.flatMap((block) =>
        block.kind === 'questions' ? block.questions.map(({ id }) => id) : [],
      ),
    );
  });

  it('names only questions that the section asks', () => {
    for (const { id, words } of templates.flatMap((each) => each.sections)) {
      const asked = section(id)?.blocks.flatMap((block) =>
        block.kind === 'questions' ? block.questions.map((question) => question.id) : [],
      );
      for (const named of Object.keys(words?.questions ?? {})) expect(asked, id).toContain(named);
    }
  });

  it('leaves the words of every other template as they are', () => {
    const full = sectionsOf(offered('full'));
    expect(full.find(({ id }) => id === 's.over')).toEqual(section('s.over'));
  });
});
