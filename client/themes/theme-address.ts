/** What the page of themes shows, as its address says it. Pure; what the address says wrongly counts as not said. */
import { quarterPattern } from '../../shared/actions/dashboard-groups.ts';
import {
  themeColumns,
  themeRows,
  type ThemeColumn,
  type ThemeRow,
} from '../../shared/learning/theme-axes.ts';
import { isId } from '../../shared/ids.ts';
import { readConditions, writeConditions, type Condition } from '../../shared/learning/theme-conditions.ts';

export interface ThemeAddress {
  readonly rows: ThemeRow;
  readonly columns: ThemeColumn;
  /** Id of an entry of the register; empty for all. */
  readonly system: string;
  readonly kind: string;
  readonly layer: string;
  readonly from: string;
  readonly to: string;
  readonly signed: boolean;
  readonly samples: boolean;
  /** Conditions of the number whose reviews are shown beside the page; empty while none are. */
  readonly open: string;
}

export const wholeAddress: ThemeAddress = {
  ...{ rows: 'codes', columns: 'quarters', system: '', kind: '', layer: '', from: '', to: '' },
  ...{ signed: false, samples: false, open: '' },
};

type Question = Readonly<Record<string, string>>;

export function readThemes(query: URLSearchParams): ThemeAddress {
  const fits = (name: string, test: (value: string) => boolean): string => {
    const value = query.get(name) ?? '';
    return test(value) ? value : '';
  };
  const means = (prefix: string) => (value: string) => readConditions(`${prefix}${value}`)?.length === 1;
  return {
    rows: themeRows.find((one) => one === query.get('rows')) ?? wholeAddress.rows,
    columns: themeColumns.find((one) => one === query.get('columns')) ?? wholeAddress.columns,
    system: fits('system', isId),
    kind: fits('kind', means('kind:')),
    layer: fits('layer', means('layer:')),
    from: fits('from', (value) => quarterPattern.test(value)),
    to: fits('to', (value) => quarterPattern.test(value)),
    signed: query.get('signed') === 'true',
    samples: query.get('samples') === 'true',
    open: fits('open', (value) => (readConditions(value)?.length ?? 0) > 0),
  };
}

export function themesPath(address: ThemeAddress): string {
  const said = Object.entries(address).flatMap(([name, value]) => {
    const usual = wholeAddress[name as keyof ThemeAddress];
    return value === usual ? [] : [[name, String(value)]];
  });
  const query = new URLSearchParams(said).toString();
  return query === '' ? '/themes' : `/themes?${query}`;
}

/** The conditions the filters stand for. */
function conditionsOf({ system, kind, layer }: ThemeAddress): readonly Condition[] {
  return [
    ...(system === '' ? [] : [{ name: 'system', value: system } as const]),
    ...(kind === '' ? [] : [{ name: 'kind', value: kind } as const]),
    ...(layer === '' ? [] : [{ name: 'layer', value: layer } as const]),
  ];
}

/** As the server is asked for the counts. */
export function countsQuestion(address: ThemeAddress): Question {
  return { ...scopeQuestion(address, ''), rows: address.rows, columns: address.columns };
}

/** As the server is asked for the reviews of one number. @param more conditions of that number, as written */
export function scopeQuestion(address: ThemeAddress, more: string): Question {
  const { from, to, signed, samples } = address;
  const has = [writeConditions(conditionsOf(address)), more].filter((part) => part !== '').join(',');
  const asked = { has, from, to, signed: signed ? 'true' : '', samples: samples ? 'true' : '' };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
}

/** Whether anything is filtered away that could be shown. */
export function isNarrowed({ system, kind, layer, from, to, signed }: ThemeAddress): boolean {
  return signed || [system, kind, layer, from, to].some((value) => value !== '');
}
