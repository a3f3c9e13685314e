import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * One holder at a time, over all processes of this user on this machine. The lock is a listening socket, which the
 * kernel gives back however its holder ends, so there is no stale lock to clear.
 *
 * @param {string} name what is locked, for example the folder's absolute path
 * @param {{ waiting?: () => void }} [options] `waiting` is called once when somebody else holds it
 * @returns {Promise<() => Promise<void>>} gives the lock back
 */
export async function takeLock(name, options = {}) {
  const address = lockAddress(name);
  for (let tries = 0; ; tries += 1) {
    const release = await tryListen(address);
    if (release !== undefined) return release;
    if (tries === 0) options.waiting?.();
    await pause(150);
  }
}

/** Linux has socket names outside the file system; elsewhere a loopback port derived from the name serves. */
function lockAddress(name) {
  const digest = createHash('sha256')
    .update(`${process.getuid?.() ?? ''}:${name}`)
    .digest();
  if (process.platform === 'linux') return { path: `\0callpop-${digest.toString('hex', 0, 16)}` };
  return { host: '127.0.0.1', port: 49152 + (digest.readUInt16BE(0) % 16000) };
}

function tryListen(address) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen({ ...address, exclusive: true }, () => {
      server.unref();
      resolve(() => new Promise((closed) => server.close(() => closed())));
    });
  });
}
