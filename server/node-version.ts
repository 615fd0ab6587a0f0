/**
 * Which Node can run Causeway. Asked before anything else is loaded: on an older one the database library ends the
 * process without a word.
 */
const oldest = { major: 22, minor: 18 };

/** A sentence that says what to do when this version is too old, else null. `version` is such as "24.1.0". */
export function nodeTooOld(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return null;
  return (
    `Causeway needs Node ${oldest.major}.${oldest.minor} or newer, and this is Node ${version}.\n` +
    'Start it with `npm start`, which brings its own, or install Node 24 from https://nodejs.org.'
  );
}
