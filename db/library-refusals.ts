/** Refusals of summaries that others published, so that each says what is wrong with the file and whom to ask. */
import { AppError } from '../shared/errors.ts';

const askPublisher = 'Ask its publisher for the file once more, over another way than before.';

export function notInLibrary(): AppError {
  return new AppError(
    'not-found',
    'The library holds no such summary.',
    'Check the address, or look for it in the library.',
  );
}

export function isOurs(): AppError {
  return new AppError(
    'not-allowed-now',
    'This summary was published here, so it stands in the library already.',
    'Look for its title in the library.',
  );
}

export function earlierThanHere(revision: number): AppError {
  return new AppError(
    'not-allowed-now',
    `The library holds revision ${revision} of this summary, which is later than this one.`,
    'Nothing is to be done, unless its publisher told you of a later one.',
  );
}

export function otherContent(): AppError {
  return new AppError(
    'not-allowed-now',
    'The library holds this revision with another text. One of the two is not what was published.',
    askPublisher,
  );
}

export function otherKey(): AppError {
  return new AppError(
    'not-allowed-now',
    'The library holds this summary signed with another key, so this may come from somebody else.',
    'Ask its publisher, over a way you trust, which key is theirs.',
  );
}

export function changedOtherwise(): AppError {
  return new AppError(
    'not-allowed-now',
    'This file says of a key that another one followed it than is known here.',
    'One of the two was made with a key that was taken. Ask its publisher, over a way you trust, which key is theirs.',
  );
}

export function noKeyYet(): AppError {
  return new AppError(
    'not-allowed-now',
    'There is no key to change: nothing was signed here yet.',
    'One is made when the first learning summary is taken out with a signature.',
  );
}

export function unsignedNow(): AppError {
  return new AppError(
    'not-allowed-now',
    'The library holds this summary with a signature, and this file has none.',
    'Ask its publisher for the file with its signature.',
  );
}

export function withdrawnAlready(): AppError {
  return new AppError(
    'not-allowed-now',
    'This summary was withdrawn by its publisher, and a withdrawal stays.',
    'If they published the learning anew, it has another id.',
  );
}

export function noFileOfOurs(why: string): AppError {
  return new AppError(
    'bad-request',
    `This is no learning summary that can be read: ${why}`,
    'Choose the JSON file as its publisher gave it. Word, PDF and web pages cannot be brought in.',
  );
}

export function summaryFileTooLarge(): AppError {
  return new AppError(
    'too-large',
    'This file is larger than 2 MB, which no learning summary is.',
    'Choose the JSON file as its publisher gave it.',
  );
}

export function changedOnItsWay(): AppError {
  return new AppError(
    'bad-request',
    'This is not the text its SHA-256 was made of: something in the file was changed. Nothing was brought in.',
    askPublisher,
  );
}

export function signatureFails(): AppError {
  return new AppError(
    'bad-request',
    'Its signature does not hold: the text, the signature or the key was changed. Nothing was brought in.',
    askPublisher,
  );
}

export function stillDraft(): AppError {
  return new AppError(
    'bad-request',
    'This is a draft, which nobody has approved for sharing.',
    'Ask its publisher for the published summary.',
  );
}
