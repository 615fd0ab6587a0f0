/** The blocks with boards and cards of their own. One piece of script, asked for after the first editor can be used. */
export { default as AccountabilityBlock } from '../accountability/AccountabilityBlock.svelte';
export { default as ActionsBlock } from '../actions/ActionsBlock.svelte';
export { default as EvidenceBlock } from '../evidence/EvidenceBlock.svelte';
export { default as EvidenceLinks } from '../evidence/EvidenceLinks.svelte';
export { default as PairsBlock } from '../evidence/PairsBlock.svelte';
export { default as KindsBlock } from '../blocks/KindsBlock.svelte';
export { default as QuestionsBlock } from '../blocks/QuestionsBlock.svelte';
export { default as ClocksBlock } from '../clocks/ClocksBlock.svelte';
export { default as HarmBlock } from '../harm/HarmBlock.svelte';
export { default as RecordListBlock } from '../blocks/RecordListBlock.svelte';
export { default as DriftBlock } from '../metrics/DriftBlock.svelte';
export { default as EquityBlock } from '../metrics/EquityBlock.svelte';
export { default as VoicesBlock } from '../voices/VoicesBlock.svelte';
export { default as FactorBoard } from '../factors/FactorBoard.svelte';
export { default as GraphBlock } from '../graph/GraphBlock.svelte';
export { default as SafeguardsBlock } from '../safeguards/SafeguardsBlock.svelte';
export { default as TimelineBlock } from '../timeline/TimelineBlock.svelte';
