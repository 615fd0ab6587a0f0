/** What people are told when the server closes their session or does not take an edit. */
import { closeCodes } from '../../shared/collab/protocol.ts';
import type { RefusalCode } from '../../shared/collab/protocol.ts';

/** Why a session came to an end that no reconnecting helps, and what to do. */
export function closeSentence(code: number): string {
  switch (code) {
    case closeCodes.signIn:
      return 'You are signed out. Sign in again to go on; what you wrote is kept on this device.';
    case closeCodes.noAccess:
      return 'This review is not open to you. If you took part in it, ask its chair or facilitator to add you again.';
    case closeCodes.clientTooOld:
      return 'Causeway has been updated. Reload this page to go on; what you wrote is kept on this device.';
    default:
      return 'The server ended this session. Reload this page to go on; what you wrote is kept on this device.';
  }
}

const refusals: Record<RefusalCode, string> = {
  'read-only': 'You may read this review but not write in it, so your changes were not accepted.',
  signed:
    'This review has been signed, so your changes were not accepted. A chair or facilitator can reopen it.',
  'too-large': 'The change was too large to be accepted. Put it in as several smaller pieces.',
  malformed:
    'The server could not read your changes, so they were not accepted. The review has been loaded anew.',
  'unknown-part':
    'Your changes touched a part of the review the server does not know. Reload this page to get the newest version.',
  'foreign-client': 'The server could not be sure that the changes were yours, so they were not accepted.',
  storage: 'The server could not store your changes. Tell whoever runs Causeway; your text is kept here.',
};

/** Why an edit was not accepted, and what to do. */
export function refusalSentence(code: RefusalCode): string {
  return refusals[code];
}
