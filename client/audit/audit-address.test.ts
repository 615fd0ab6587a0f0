import { expect, test } from 'vitest';
import { auditAddress, auditQuestion, isNarrowed, noFilters, readFilters } from './audit-address.ts';

test('filters come back from the address as they were', () => {
  const filters = { kind: 'reading', memberId: 'm1', from: '2026-03-01', until: '2026-03-02' } as const;
  const address = auditAddress('/audit', filters);
  expect(readFilters(new URLSearchParams(address.split('?')[1]))).toEqual(filters);
  expect(auditAddress('/audit', noFilters)).toBe('/audit');
});

test('what an address cannot mean narrows nothing', () => {
  const read = readFilters(new URLSearchParams('kind=everything&from=yesterday&until=2026-3-1'));
  expect(read).toEqual(noFilters);
  expect(isNarrowed(read)).toBe(false);
});

test('the last day of a period counts to its end', () => {
  const { from, until } = auditQuestion({ ...noFilters, from: '2026-03-01', until: '2026-03-01' });
  expect(Number(until) - Number(from)).toBe(24 * 60 * 60 * 1000);
});
