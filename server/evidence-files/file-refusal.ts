/** Why a file is not taken: a sentence about this file and what to do instead. */
import { AppError } from '../../shared/errors.ts';

export const whatIsTaken =
  'Pictures (PNG, JPEG, WebP, GIF), PDF and plain text (TXT, LOG, CSV, JSON) can be added.';

/** @param remedy what to do; the list of what is taken unless something better is known */
export function fileRefusal(sentence: string, remedy: string = whatIsTaken): AppError {
  return new AppError('invalid-input', sentence, remedy, { fields: { file: sentence } });
}

/** A picture whose parts do not fit together, or that ends too early. */
export function brokenPicture(what: string): AppError {
  return fileRefusal(
    `This ${what} is damaged or not complete, so it was not kept.`,
    'Open it on your own device and save it again, or take the picture once more.',
  );
}
