/** Where the command line starts. Loads nothing before it is known that this Node can run the rest. */
import { nodeTooOld } from '../node-version.ts';

const refusal = nodeTooOld(process.versions.node);
if (refusal === null) {
  const { runCommand } = await import('./run-command.ts');
  const exitCode = await runCommand(process.argv.slice(2));
  if (exitCode !== 0) process.exitCode = exitCode;
} else {
  console.error(refusal);
  process.exitCode = 1;
}
