/** What an editor is made of, as one chunk that is loaded when the first editor is needed. */
export { ProseEditing } from './prose-editor.svelte.ts';
export { default as ProseToolbar } from './ProseToolbar.svelte';
