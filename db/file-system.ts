/** Knows the file systems on which a write-ahead log is not safe: those of other machines, and those made by programs. */
import { statfsSync } from 'node:fs';
import { UnsafeGround } from './unsafe-ground.ts';

/** Linux's numbers for them. Their locks or shared memory do not do what SQLite builds on. */
const unsafe: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB 2'],
  [0x01021997, '9p'],
  [0x65735546, 'FUSE or virtiofs'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x786f4256, 'a shared folder of VirtualBox'],
]);

/** What kind of unsafe file system a folder is on; null when it is none that is known. */
export function unsafeFileSystem(
  folder: string,
  kindOf = (path: string) => statfsSync(path).type,
): string | null {
  // Other systems number them otherwise.
  if (process.platform !== 'linux') return null;
  return unsafe.get(kindOf(folder) >>> 0) ?? null;
}

/** @throws UnsafeGround when the folder is on one, unless that is allowed. */
export function checkFileSystem(folder: string, allowed: boolean, kindOf?: (path: string) => number): void {
  const kind = unsafeFileSystem(folder, kindOf);
  if (kind === null || allowed) return;
  throw new UnsafeGround(
    `The data folder ${folder} is on ${kind}, where a database can be damaged without anyone noticing.`,
    'Set DATA_DIR to a folder on a local disk. If you are sure that this one is safe, set ALLOW_UNSAFE_FILE_SYSTEM=1.',
  );
}
