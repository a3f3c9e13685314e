import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { takeLock } from './lock.mjs';

/** The checkout these scripts belong to. */
export const checkout = resolve(import.meta.dirname, '../..');

/** Words for the person at the terminal; stdout is kept for data. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Puts the packages of the lock file into node_modules, unless they are there already. Two at once wait for each other.
 * `more` are further arguments of npm. Throws when `npm ci` fails.
 */
export async function ensureDependencies(root = checkout, ...more) {
  requireNode();
  if (dependenciesCurrent(root)) return;
  const release = await takeLock(`${root}/node_modules`, {
    waiting: () => say('Another process is installing the packages; waiting for it.'),
  });
  try {
    if (dependenciesCurrent(root)) return;
    say('Installing the packages of package-lock.json (npm ci) …');
    const began = process.hrtime.bigint();
    await npmCi(root, more);
    say(`Packages installed in ${Number((process.hrtime.bigint() - began) / 1_000_000_000n)} s.`);
  } finally {
    await release();
  }
}

/** The frame that shows the mini-program in a browser has packages and a lock file of its own. */
export function ensureMiniprogram() {
  return ensureDependencies(join(checkout, 'scripts/miniprogram'));
}

/** WeChat's own builder compiles the package in one test; nothing that it installs has to be run for that. */
export function ensureMiniprogramCi() {
  return ensureDependencies(join(checkout, 'scripts/miniprogram/ci'), '--ignore-scripts');
}

/**
 * Whether node_modules holds exactly the versions of the lock file. npm writes its own list into node_modules as the
 * last step of an install, so an install that was cut short, or an older one, does not count.
 */
export function dependenciesCurrent(root = checkout) {
  const listFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(listFile)) return false;
  const installed = readPackages(listFile);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const present = installed[path];
    if (present === undefined) return entry.optional === true || entry.devOptional === true;
    return present.version === entry.version && present.integrity === entry.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch (cause) {
    throw new Error(`${file} cannot be read as a lock file`, { cause });
  }
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node ${process.versions.node} is too old: callpop needs Node 20.19 or newer.`);
}

function npmCi(root, more) {
  return new Promise((done, failed) => {
    // npm's own words go to stderr: the command we run for may print data on stdout.
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...more], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    child.once('error', (cause) => failed(new Error('npm could not be started', { cause })));
    child.once('exit', (code, signal) => {
      if (code === 0) done();
      else failed(new Error(`npm ci failed (${signal ?? `exit code ${code}`})`));
    });
  });
}
