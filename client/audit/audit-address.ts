/** The filters of the audit as they stand in the address of its page, so that a view can be kept and sent. Pure. */
import { auditKinds, type AuditKind } from '../../shared/audit/audit-acts.ts';

export interface AuditFilters {
  readonly kind: AuditKind | '';
  readonly memberId: string;
  /** Calendar days of the reader, both included; empty for no bound. */
  readonly from: string;
  readonly until: string;
}

export const noFilters: AuditFilters = { kind: '', memberId: '', from: '', until: '' };

const day = /^\d{4}-\d{2}-\d{2}$/;

/** What the address says; what it cannot say is passed over. */
export function readFilters(query: URLSearchParams): AuditFilters {
  const asked = query.get('kind') ?? '';
  const dayIn = (name: string): string => {
    const value = query.get(name) ?? '';
    return day.test(value) ? value : '';
  };
  return {
    kind: auditKinds.find((kind) => kind === asked) ?? '',
    memberId: query.get('member') ?? '',
    from: dayIn('from'),
    until: dayIn('until'),
  };
}

/** @param page such as `/audit`. */
export function auditAddress(page: string, { kind, memberId, from, until }: AuditFilters): string {
  const query = new URLSearchParams(
    Object.entries({ kind, member: memberId, from, until }).filter(([, value]) => value !== ''),
  ).toString();
  return query === '' ? page : `${page}?${query}`;
}

/** What the server is asked: moments for days, the last day to its end. Days are those of the reader's zone. */
export function auditQuestion({
  kind,
  memberId,
  from,
  until,
}: AuditFilters): Record<string, string | number> {
  return {
    ...(kind === '' ? {} : { kind }),
    ...(memberId === '' ? {} : { memberId }),
    ...(from === '' ? {} : { from: startOf(from, 0) }),
    ...(until === '' ? {} : { until: startOf(until, 1) }),
  };
}

export function isNarrowed(filters: AuditFilters): boolean {
  return Object.values(filters).some((value) => value !== '');
}

/** The first moment of a calendar day, or of one some days later, where the reader is. */
function startOf(dayName: string, later: number): number {
  const [year = 0, month = 1, date = 1] = dayName.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}
