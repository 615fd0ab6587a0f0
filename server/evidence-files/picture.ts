/**
 * What all pictures have in common: how large they may be when shown, and that nothing but the picture is kept.
 * Each format is rebuilt from the parts it needs to be shown: what a camera or program wrote about place, time, device
 * and people, thumbnails of what was cut away, comments, and whatever hangs behind the end are left out.
 */
import { fileRefusal } from './file-refusal.ts';
import { foreignSignature } from './signatures.ts';

export interface CheckedPicture {
  readonly bytes: Uint8Array;
  /** Pixels as it is to be shown. */
  readonly width: number;
  readonly height: number;
}

/** A small file can ask for any number of pixels; whoever opens it would pay for them. */
const mostPixels = 40_000_000;
const longestSide = 20_000;
/** Of all frames of a moving picture together. */
const mostMovingPixels = 400_000_000;

/** @throws AppError `invalid-input` for a picture without or with too many pixels. */
export function checkPixels(width: number, height: number, frames = 1): void {
  if (width < 1 || height < 1) {
    throw fileRefusal('This picture has no pixels, so it was not kept.', 'Take the picture once more.');
  }
  const pixels = width * height;
  if (
    Math.max(width, height) > longestSide ||
    pixels > mostPixels ||
    pixels * Math.max(1, frames) > mostMovingPixels
  ) {
    throw fileRefusal(
      `This picture claims ${width} × ${height} pixels, more than a browser can show safely.`,
      'Save it smaller, at most 40 million pixels, and add it again.',
    );
  }
}

/** What hangs behind the end of a picture is cut off, unless it is another file: then somebody hid it there. */
export function checkTail(tail: Uint8Array): void {
  if (foreignSignature(tail) === undefined) return;
  throw fileRefusal(
    'Another file is hidden behind this picture, so it was not kept.',
    'Take the picture once more, or save it again with a program for pictures.',
  );
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
