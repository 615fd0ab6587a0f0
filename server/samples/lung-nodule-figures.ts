/** Fictional, beside `lung-nodule.ts`: who held which function, the numbers by group, and the figures over time. */
import type { Keyed } from './sample-case.ts';

export const lungNoduleFunctions: readonly Keyed<'functions'>[] = [
  { key: 'network', function: 'organisation', who: 'Regional imaging network' },
  {
    function: 'selected',
    organisation: 'network',
    who: 'Procurement group',
    note: 'Framework contract of 2024',
  },
  {
    function: 'approved',
    organisation: 'deployer',
    who: 'Imaging board',
    note: 'For the order of the list; no list of risks in the minutes',
    factors: ['test', 'saving'],
  },
  { function: 'supplied', organisation: 'supplier', who: 'Product and release team' },
  { function: 'configured', organisation: 'supplier', who: 'Release team', factors: ['threshold', 'tick'] },
  { function: 'configured', organisation: 'deployer', who: 'PACS team', factors: ['order-change'] },
  { function: 'trained', organisation: 'supplier', who: 'Application specialist', note: '20 minutes, once' },
  { function: 'ran', organisation: 'deployer', who: 'PACS team' },
  { function: 'monitored', organisation: 'nobody', note: 'Volume was watched; what was missed was not.' },
  {
    function: 'could-stop',
    organisation: 'deployer',
    who: 'Clinical lead for imaging',
    note: 'The role was not written down',
    factors: ['order-change', 'time'],
  },
  { function: 'acted', organisation: 'team', who: 'Reporting radiologist' },
];

export const lungNoduleMetrics: readonly Keyed<'metrics'>[] = [
  {
    key: 'missed',
    kind: 'equity',
    reference: 'men',
    name: 'Nodules of 6 to 10 mm with a green tick, in the look-back so far',
    note: 'First 1,200 images of the look-back, read twice. Ethnicity is not held in the archive.',
  },
  { key: 'men', kind: 'reading', measure: 'missed', group: 'Men', count: '9', of: '31' },
  { kind: 'reading', measure: 'missed', group: 'Women', count: '11', of: '27' },
  { kind: 'reading', measure: 'missed', group: 'Age 75 or over', count: '3', of: '12' },
  {
    kind: 'reading',
    measure: 'missed',
    group: 'Ethnic minority',
    data: 'not-recorded',
    note: 'The archive has no field for it. Asked of the supplier on 2 August.',
  },
  {
    kind: 'reading',
    measure: 'missed',
    group: 'Disabled people',
    data: 'not-countable',
    note: 'People who cannot stand are imaged lying down, and these images are not sent to the tool.',
  },
  {
    key: 'ticked',
    kind: 'drift',
    name: 'Images with a green tick, in percent of all',
    threshold: '65',
    alarm: 'above',
    seenBy: 'The supplier dashboard held them; no role here was asked to look.',
  },
  { kind: 'reading', measure: 'ticked', at: '2025-09', group: 'Site A', figure: '58' },
  { kind: 'reading', measure: 'ticked', at: '2025-10', group: 'Site A', figure: '57.5' },
  { kind: 'reading', measure: 'ticked', at: '2025-11', group: 'Site A', figure: '58.4' },
  { kind: 'reading', measure: 'ticked', at: '2025-12', group: 'Site A', figure: '59' },
  { kind: 'reading', measure: 'ticked', at: '2026-01', group: 'Site A', figure: '68.3' },
  { kind: 'reading', measure: 'ticked', at: '2026-02', group: 'Site A', figure: '72' },
  { kind: 'reading', measure: 'ticked', at: '2025-09', group: 'Site B', figure: '56' },
  { kind: 'reading', measure: 'ticked', at: '2025-12', group: 'Site B', figure: '57' },
  { kind: 'reading', measure: 'ticked', at: '2026-02', group: 'Site B', figure: '70.6' },
  { kind: 'mark', at: '2026-01', name: 'Version 4.2.1, threshold set anew without notice' },
];
