import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** Who runs PostgreSQL when we are root: it refuses to be root itself. */
const NOBODY = 65534;

/** The checkout these scripts belong to. */
export const checkout = resolve(import.meta.dirname, '../..');

/** Whether this process is root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The folder of installed programs, one per user: `CALLPOP_CACHE`, else below the user's cache; for root one that the
 * unprivileged database user can enter.
 */
export function cacheFolder(): string {
  const chosen = process.env.CALLPOP_CACHE;
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (isRoot()) return '/var/cache/callpop';
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'callpop');
}

/**
 * Where the database's files go: `mongo` in the data folder. For root below a folder that the unprivileged database
 * user cannot enter (a private home, say) it is a folder of this checkout under /var/lib. The data folder itself is ours
 * to open.
 */
export function mongoDataFolder(dataDir: string): string {
  if (!isRoot() || canNobodyEnter(dirname(dataDir))) return join(dataDir, 'mongo');
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 10);
  return join('/var/lib/callpop', `${basename(dirname(dataDir))}-${digest}`, 'mongo');
}

/** Makes a folder with all above it. For root, whatever the umask, the unprivileged database user can pass the new ones. */
export function makeOpenFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined || !isRoot()) return;
  for (let folder = path; folder.length >= first.length; folder = dirname(folder)) {
    chmodSync(folder, 0o755);
  }
}

/** Whether the unprivileged database user may pass this folder and all above it; those still to be made are ours. */
export function canNobodyEnter(path: string): boolean {
  const above = dirname(path);
  if (above !== path && !canNobodyEnter(above)) return false;
  if (!existsSync(path)) return true;
  const { mode, uid, gid } = statSync(path);
  const bit = uid === NOBODY ? 0o100 : gid === NOBODY ? 0o010 : 0o001;
  return (mode & bit) !== 0;
}
