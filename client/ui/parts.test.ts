import { describe, expect, it } from 'vitest';
import { describeAgent } from './describe-agent.ts';
import { initialsOf } from './initials.ts';
import { placeBeside } from './place-beside.ts';

describe('initials', () => {
  it.each([
    ['Ana Petrova', 'AP'],
    ['ana', 'A'],
    ['Dr. Jonas van der Becker', 'JB'],
    ['  ', '?'],
    ['李 小龙', '李小'],
    ['𝒜nna Östberg', '𝒜Ö'],
  ])('of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('a floating box', () => {
  const window = { width: 400, height: 300 };
  const box = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 20 });

  it('opens below its control, aligned with its start or end', () => {
    expect(placeBeside(box(50, 50), { width: 100, height: 80 }, window, 'start')).toEqual({
      left: 50,
      top: 74,
    });
    expect(placeBeside(box(200, 50), { width: 100, height: 80 }, window, 'end')).toEqual({
      left: 140,
      top: 74,
    });
  });

  it('opens above when there is no room below', () => {
    expect(placeBeside(box(50, 260), { width: 100, height: 80 }, window, 'start').top).toBe(176);
  });

  it('lies over its control when it fits neither below nor above', () => {
    expect(placeBeside(box(50, 140), { width: 100, height: 200 }, window, 'start').top).toBe(92);
    expect(placeBeside(box(50, 140), { width: 100, height: 400 }, window, 'start').top).toBe(8);
  });

  it('stays inside the window', () => {
    expect(placeBeside(box(380, 50), { width: 100, height: 80 }, window, 'start').left).toBe(292);
    expect(placeBeside(box(0, 50), { width: 100, height: 80 }, window, 'end').left).toBe(8);
  });
});

describe('a browser', () => {
  it('is named so that its owner recognises it', () => {
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const edge =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0';
    expect([describeAgent(firefox), describeAgent(edge)]).toEqual(['Firefox on Linux', 'Edge on Windows']);
    expect(describeAgent('')).toBe('An unknown program');
    expect(describeAgent('curl/8.0')).toBe('curl/8.0');
  });
});
