/** Everything the HTTP routes work with, made once in start-server and passed in. Routes reach nothing else. */
import type { ReviewRole } from '../../shared/access.ts';
import type { Clock } from '../../shared/clock.ts';
import type { RandomBytes } from '../../shared/ids.ts';
import type { AccountStores } from '../../db/account-stores.ts';
import type { Archiver } from '../../db/archiver.ts';
import type { AuditChecker } from '../../db/audit-checker.ts';
import type { DurableWriter, Orm } from '../../db/orm.ts';
import type { PlaceHistories } from '../../db/place-histories.ts';
import type { RegisterStores } from '../../db/register-stores.ts';
import type { ReviewStores } from '../../db/review-stores.ts';
import type { Agreement } from '../agreement.ts';
import type { BreakGlassKeeper } from '../break-glass-keeper.ts';
import type { Config } from '../config.ts';
import type { DocumentDoor } from '../document-door.ts';
import type { Hints } from '../hints.ts';
import type { Logger } from '../log.ts';
import type { OwnOrigin } from '../origin.ts';
import type { Passwords } from '../passwords.ts';
import type { Publisher } from '../publishing/publisher.ts';
import type { LoadSamples } from '../samples.ts';
import type { Sessions } from '../session.ts';
import type { SignInLimit } from '../sign-in-limit.ts';
import type { Library } from '../summaries/library.ts';
import type { Summaries } from '../summaries/summaries.ts';
import type { Versions } from '../versions.ts';

export interface AppDeps {
  readonly config: Config;
  /** For reading. Writes that matter go through `engine`. */
  readonly orm: Orm;
  readonly engine: DurableWriter;
  readonly stores: AccountStores & ReviewStores & RegisterStores;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly signInLimit: SignInLimit;
  readonly hints: Hints;
  readonly door: DocumentDoor;
  readonly versions: Versions;
  readonly agreement: Agreement;
  readonly summaries: Summaries;
  readonly library: Library;
  readonly histories: PlaceHistories;
  readonly archiver: Archiver;
  readonly publisher: Publisher;
  readonly auditChecker: AuditChecker;
  readonly breakGlassKeeper: BreakGlassKeeper;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  readonly ownOrigin: OwnOrigin;
  /** The role of a member in a review, null when they are no participant or there is no such review. */
  readonly roleIn: (reviewId: string, memberId: string) => Promise<ReviewRole | null>;
  /** Whether the id is that of a summary, which is no review. */
  readonly isSummary: (id: string) => boolean;
  /** Resolves when everything committed so far is on the disk. */
  readonly readable: () => Promise<void>;
  readonly loadSamples: LoadSamples;
  /** Whether documents wait to be read in for the search. */
  readonly searchCatchingUp: () => boolean;
  /** Whether what is counted across reviews is still being read by the rule of today. */
  readonly themesCatchingUp: () => boolean;
  /** Whether the server can take work: false before it listens and from the moment it is told to stop. */
  readonly isReady: () => boolean;
  /** Folder of the built client. */
  readonly clientDir: string;
}
