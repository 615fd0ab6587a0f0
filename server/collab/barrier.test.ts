/** Answers wait for what they rest on. */
import { expect, test } from 'vitest';
import { Barrier } from './barrier.ts';

test('[P12] an answer goes out when its mark is durable, those of one mark in their order, later ones not yet', () => {
  const barrier = new Barrier();
  const said: string[] = [];
  barrier.after(0, () => said.push('nothing pending'));
  barrier.after(2, () => said.push('two'));
  barrier.after(1, () => said.push('one'));
  barrier.after(2, () => said.push('two again'));
  barrier.after(3, () => said.push('three'));
  expect(said).toEqual(['nothing pending']);
  barrier.reached(2);
  expect(said).toEqual(['nothing pending', 'two', 'one', 'two again']);
  expect(barrier.isClear).toBe(false);
});

test('[P14] what waits in a room that is lost is told so, and so is whoever comes later', () => {
  const barrier = new Barrier();
  const said: string[] = [];
  barrier.after(
    1,
    () => said.push('durable'),
    () => said.push('lost'),
  );
  barrier.lose();
  barrier.after(
    0,
    () => said.push('durable'),
    () => said.push('lost as well'),
  );
  barrier.reached(1);
  expect(said).toEqual(['lost', 'lost as well']);
});
