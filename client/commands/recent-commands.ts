/** What somebody used of the command menu lately, kept in this browser: ids only, the newest first. */
const key = 'causeway.recent-commands';
const most = 6;

export function recentCommands(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, most) : [];
  } catch {
    // Unreadable is as good as none.
    return [];
  }
}

export function noteCommand(id: string): void {
  try {
    const kept = [id, ...recentCommands().filter((other) => other !== id)].slice(0, most);
    localStorage.setItem(key, JSON.stringify(kept));
  } catch (error) {
    console.warn('This browser keeps no settings, so commands used lately are not remembered.', error);
  }
}
