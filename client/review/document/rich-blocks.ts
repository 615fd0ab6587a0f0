/** The blocks with boards and cards of their own. One piece of script, asked for after the first editor can be used. */
export { default as ActionsBlock } from '../actions/ActionsBlock.svelte';
export { default as KindsBlock } from '../blocks/KindsBlock.svelte';
export { default as FactorBoard } from '../factors/FactorBoard.svelte';
export { default as SafeguardsBlock } from '../safeguards/SafeguardsBlock.svelte';
export { default as TimelineBlock } from '../timeline/TimelineBlock.svelte';
