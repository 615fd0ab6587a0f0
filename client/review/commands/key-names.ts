/** What the command key is called on this keyboard, for notes beside commands. */
export const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Such as "Ctrl Z", or "⌘ Z" on an Apple keyboard. */
export function withCommand(key: string): string {
  return `${apple ? '⌘' : 'Ctrl'} ${key}`;
}

/** Such as "Alt ↑", or "⌥ ↑" on an Apple keyboard. */
export function withAlt(key: string): string {
  return `${apple ? '⌥' : 'Alt'} ${key}`;
}
