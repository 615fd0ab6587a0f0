/** The name of a file as it was sent, made harmless: no folders, no control or direction characters, not too long. */
import { longestFileName } from '../../shared/evidence/file-rules.ts';
import { fileRefusal } from './file-refusal.ts';

/** Control characters, line ends, and characters that turn the direction of what follows or cannot be seen. */
const unwanted = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * @param header as `encodeURIComponent` makes it
 * @throws AppError `invalid-input` when it cannot be read
 */
export function fileName(header: string | undefined): string {
  const given = decoded(header ?? '');
  const base = given.split(/[/\\]/).at(-1) ?? '';
  const plain = base
    .replace(unwanted, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+/, '')
    .trim();
  if (plain.length <= longestFileName) return plain;
  const ending = endingOf(plain);
  const room = longestFileName - (ending === '' ? 0 : ending.length + 1);
  return `${plain.slice(0, room)}${ending === '' ? '' : `.${ending}`}`.toWellFormed();
}

/** What stands after the last dot, in small letters; empty when there is none. */
export function endingOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    throw fileRefusal('The name of this file could not be read.', 'Rename it and add it again.');
  }
}
