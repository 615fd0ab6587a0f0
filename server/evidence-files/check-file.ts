/**
 * Decides what a file is by its content and gives back what is kept of it. Believes neither its name nor the type it
 * was declared as: either has to agree with the content, or the file is refused with a sentence.
 */
import { evidenceFileTypes, type EvidenceFileType } from '../../shared/evidence/file-rules.ts';
import { endingOf } from './file-name.ts';
import { fileRefusal, whatIsTaken } from './file-refusal.ts';
import { checkGif } from './gif.ts';
import { checkJpeg } from './jpeg.ts';
import { checkPdf } from './pdf.ts';
import type { CheckedPicture } from './picture.ts';
import { checkText } from './plain-text.ts';
import { checkPng } from './png.ts';
import { foreignFile, takenFormat } from './signatures.ts';
import { checkWebp } from './webp.ts';

export interface CheckedFile {
  readonly name: string;
  readonly mediaType: EvidenceFileType;
  readonly bytes: Uint8Array;
  readonly width: number | null;
  readonly height: number | null;
}

const pictures = { png: checkPng, jpeg: checkJpeg, webp: checkWebp, gif: checkGif } as const;
const typeNames: Readonly<Record<EvidenceFileType, string>> = {
  'image/png': 'a PNG picture',
  'image/jpeg': 'a JPEG picture',
  'image/webp': 'a WebP picture',
  'image/gif': 'a GIF picture',
  'application/pdf': 'a PDF',
  'text/csv': 'plain text',
  'application/json': 'plain text',
  'text/plain': 'plain text',
};

/**
 * @param name as `fileName` made it harmless
 * @param declared the type its sender takes it for; empty when they do not say
 * @throws AppError `invalid-input` with a sentence about this file
 */
export async function checkFile(bytes: Uint8Array, name: string, declared: string): Promise<CheckedFile> {
  if (bytes.length === 0) throw fileRefusal('This file is empty.', 'Choose the file again.');
  const ending = endingOf(name);
  const format = takenFormat(bytes);
  if (format === undefined) return textFile(bytes, name, declared);
  const mediaType = format === 'pdf' ? 'application/pdf' : (`image/${format}` as const);
  checkClaims(mediaType, ending, declared);
  if (format === 'pdf') {
    await checkPdf(bytes);
    return named(name, mediaType, { bytes, width: null, height: null });
  }
  return named(name, mediaType, pictures[format](bytes));
}

async function textFile(bytes: Uint8Array, name: string, declared: string): Promise<CheckedFile> {
  const foreign = foreignFile(bytes);
  if (foreign !== undefined) {
    throw fileRefusal(`${foreign.what}, which is not kept as evidence.`, foreign.remedy ?? whatIsTaken);
  }
  const ending = endingOf(name);
  await checkText(bytes, ending);
  const mediaType =
    (['text/csv', 'application/json'] as const).find((type) => hasEnding(type, ending)) ?? 'text/plain';
  checkClaims(mediaType, ending, declared);
  return named(name, mediaType, { bytes, width: null, height: null });
}

/** A name or a declared type that says something else than the content makes whoever opens it do the wrong thing. */
function checkClaims(found: EvidenceFileType, ending: string, declared: string): void {
  if (ending !== '' && !hasEnding(found, ending)) {
    throw fileRefusal(
      `Its name ends in .${ending}, but it is ${typeNames[found]}.`,
      `Rename it so that it ends in .${evidenceFileTypes[found].endings[0]}, and add it again.`,
    );
  }
  const claimed = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const claims = claimed.startsWith('image/') || claimed === 'application/pdf' || claimed === 'text/html';
  if (claims && claimed !== found && !(claimed === 'image/jpg' && found === 'image/jpeg')) {
    throw fileRefusal(
      `It was sent as ${claimed}, but it is ${typeNames[found]}.`,
      'Rename it so that its name fits, and add it again.',
    );
  }
}

function hasEnding(type: EvidenceFileType, ending: string): boolean {
  return (evidenceFileTypes[type].endings as readonly string[]).includes(ending);
}

function named(
  name: string,
  mediaType: EvidenceFileType,
  kept: CheckedPicture | { readonly bytes: Uint8Array; readonly width: null; readonly height: null },
): CheckedFile {
  const base = name === '' ? 'file' : name;
  const whole = endingOf(name) === '' ? `${base}.${evidenceFileTypes[mediaType].endings[0]}` : base;
  return { name: whole, mediaType, ...kept };
}
