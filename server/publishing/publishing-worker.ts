/**
 * The process in which summaries become files. Answers one question after the other and ends with its parent. It is
 * started without settings, may write nothing and start nothing, and is ended from outside when it takes too much.
 */
import { AppError } from '../../shared/errors.ts';
import { CannotRender } from './cannot-render.ts';
import type { RenderAnswer, RenderQuestion } from './publishing-messages.ts';
import { render, renderOutline } from './rendering.ts';
import { assertClean } from './scan-rendered.ts';

type SummaryQuestion = Extract<RenderQuestion, { readonly summary: unknown }>;

process.on('message', (question: RenderQuestion) => void answer(question));
process.on('disconnect', () => process.exit(0));

async function answer(question: RenderQuestion): Promise<void> {
  say(
    await tried(async () =>
      'outline' in question
        ? renderOutline(question.outline, question.format, question.made)
        : looked(question, await render(question.summary, question.format)),
    ),
  );
}

/** The file, unless something is found in it that nobody decided about. */
async function looked({ summary, format, known }: SummaryQuestion, bytes: Uint8Array): Promise<Uint8Array> {
  if (known !== undefined) await assertClean(format, bytes, { summary, known });
  return bytes;
}

async function tried(work: () => Promise<Uint8Array>): Promise<RenderAnswer> {
  try {
    return { bytes: await work() };
  } catch (error) {
    if (error instanceof CannotRender) return { obstacle: error.obstacle };
    if (error instanceof AppError) {
      const { code, message: sentence, remedy } = error;
      return { refused: { code, sentence, remedy } };
    }
    // The message may quote what was rendered: only the kind of fault and its place leave this process.
    return { fault: placeOf(error) };
  }
}

function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  const place = error.stack?.split('\n').find((line) => line.startsWith('    at ')) ?? '';
  return `${error.name}${place.replace('    at', ' at')}`;
}

function say(said: RenderAnswer): void {
  process.send?.(said);
}
