/** Brings a database's write-ahead log into its file, so that the file alone is all of it. */
import Database from 'better-sqlite3';

/** Quietly leaves the log beside a file that can no longer be opened: both are then kept as they are. */
export function foldIn(file: string): void {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(file, { fileMustExist: true });
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  } finally {
    sqlite?.close();
  }
}
