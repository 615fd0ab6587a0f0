/** Where the server starts. Loads nothing before it is known that this Node can run the rest. */
import { nodeTooOld } from './node-version.ts';

const refusal = nodeTooOld(process.versions.node);
if (refusal === null) {
  const { serve } = await import('./serve.ts');
  await serve();
} else {
  console.error(refusal);
  process.exitCode = 1;
}
