import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram, run } from './shell.ts';

/** A Debian suite as the machine's own apt sees it, with its lists in a private folder and nothing installed. */
interface Suite {
  name: string;
  folder: string;
  architecture: string;
}

/** Newest first; the suites move, so the versions are whatever they carry on the day. */
const SUITES = ['forky', 'sid'];

/** What a server started by its own loader never reads: package scripts, system management, documentation. */
const NEVER_NEEDED = [
  'adduser',
  'debconf',
  'dpkg',
  'gcc-\\d+-base',
  'init-system-helpers',
  'libc-bin',
  'libc-gconv.*',
  'libc-l10n',
  'libdb5.*',
  'libperl.*',
  'libsystemd-shared',
  'locales',
  'lsb-base',
  'netbase',
  'openssl.*',
  'passwd',
  'perl',
  'perl-.*',
  'procps',
  'readline-common',
  'sensible-utils',
  'systemd.*',
  'sysvinit-utils',
  'tzdata',
  'ucf',
];

interface Unpacking {
  packages: [string, ...string[]];
  /** More packages (regular expressions of whole names) that are not wanted, with what only they need. */
  without?: string[];
  /** The folder the packages are unpacked into. */
  into: string;
}

/**
 * Downloads packages with everything they need and unpacks them; nothing is installed and no script is run. Needs
 * apt-get, dpkg-deb and a Debian mirror configured on this machine, but no rights. Throws naming what is missing.
 */
export async function unpackPackages({ packages, without, into }: Unpacking): Promise<void> {
  const unwanted = new RegExp(`^(?:${[...NEVER_NEEDED, ...(without ?? [])].join('|')})$`);
  const suite = await openSuite(join(into, '.apt'), packages[0]);
  const all = await simulate(suite, packages);
  // Told that the unwanted ones are there already, apt leaves out what only they depend on.
  const present = all.filter(({ name }) => unwanted.test(name));
  const stanzas = present.map((one) => installedStanza(one, suite.architecture));
  await writeFile(join(suite.folder, 'status'), stanzas.join('\n'));
  const wanted = (await simulate(suite, packages)).filter(({ name }) => !unwanted.test(name));
  const debs = join(suite.folder, 'debs');
  await mkdir(debs);
  const names = wanted.map(({ name }) => name);
  await apt(suite, 'apt-get', { args: ['download', ...names], cwd: debs });
  for (const file of (await readdir(debs)).filter((name) => name.endsWith('.deb'))) {
    await run('dpkg-deb', ['--extract', join(debs, file), into]);
  }
  await rm(join(into, '.apt'), { recursive: true });
}

/** Loads the lists of the newest suite that carries the package. */
async function openSuite(folder: string, carries: string): Promise<Suite> {
  for (const tool of ['apt-get', 'apt-cache', 'dpkg-deb', 'dpkg']) {
    if (findProgram(tool) === undefined) throw new Error(`${tool} is not on the PATH`);
  }
  const mirror = await findMirror();
  const architecture = (await run('dpkg', ['--print-architecture'])).trim();
  const problems: unknown[] = [];
  for (const name of SUITES) {
    const suite = { name, folder: join(folder, name), architecture };
    try {
      await loadLists(suite, mirror);
      await apt(suite, 'apt-cache', { args: ['show', carries] });
      return suite;
    } catch (error) {
      problems.push(error);
    }
  }
  throw new AggregateError(problems, `no suite of ${SUITES.join(', ')} has ${carries}`, {
    cause: problems[0],
  });
}

interface PackageVersion {
  name: string;
  version: string;
}

async function simulate(suite: Suite, packages: string[]): Promise<PackageVersion[]> {
  const plan = await apt(suite, 'apt-get', {
    args: ['install', '--simulate', ...packages],
  });
  return [...plan.matchAll(/^Inst (\S+) \((\S+)/gm)].map((match) => ({
    name: match[1] ?? '',
    version: match[2] ?? '',
  }));
}

function installedStanza({ name, version }: PackageVersion, architecture: string): string {
  return [
    `Package: ${name}`,
    'Status: install ok installed',
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    'Maintainer: none',
    'Description: counted as present',
    '',
  ].join('\n');
}

/** The machine's own Debian mirror: of its main suite if it runs Debian, else any that looks like one. */
async function findMirror(): Promise<string> {
  const lines = await run('apt-get', ['indextargets', '--format', '$(RELEASE) $(REPO_URI)']);
  const codename = /^VERSION_CODENAME=(.*)$/m.exec(await osRelease())?.[1] ?? 'stable';
  const targets = lines.split('\n').map((line) => line.split(' '));
  const own = targets.find(([release]) => release === codename || release === 'stable');
  const alike = targets.find(([, uri]) => uri !== undefined && /\/debian\/?$/.test(uri));
  const uri = /^ID=debian$/m.test(await osRelease()) ? (own ?? alike)?.[1] : alike?.[1];
  if (uri === undefined) throw new Error('no Debian mirror is configured on this machine');
  return uri;
}

async function osRelease(): Promise<string> {
  return readFile('/etc/os-release', 'utf8');
}

async function loadLists(suite: Suite, mirror: string): Promise<void> {
  const { folder } = suite;
  await mkdir(join(folder, 'lists/partial'), { recursive: true });
  await mkdir(join(folder, 'cache/archives/partial'), { recursive: true });
  await mkdir(join(folder, 'none'), { recursive: true });
  await writeFile(join(folder, 'status'), '');
  const keyring = (await run('dpkg', ['--listfiles', 'debian-archive-keyring']))
    .split('\n')
    .find((file) => /keyrings\/debian-archive-keyring\.(?:gpg|pgp)$/.test(file));
  if (keyring === undefined) throw new Error('debian-archive-keyring is not installed');
  await writeFile(
    join(folder, 'sources.list'),
    `deb [signed-by=${keyring}] ${mirror} ${suite.name} main\n`,
  );
  await apt(suite, 'apt-get', { args: ['update', '-qq', '--error-on=any'] });
}

/** Runs apt on the suite's private state. Options, not a file: the machine's own files would be read after it. */
function apt(
  suite: Suite,
  tool: string,
  { args, cwd = suite.folder }: { args: string[]; cwd?: string },
): Promise<string> {
  const at = (path: string): string => join(suite.folder, path);
  const settings: Record<string, string> = {
    'Dir::State': suite.folder,
    'Dir::State::lists': at('lists'),
    'Dir::State::status': at('status'),
    'Dir::Cache': at('cache'),
    'Dir::Cache::pkgcache': 'pkgcache.bin',
    'Dir::Cache::srcpkgcache': '',
    'Dir::Etc::sourcelist': at('sources.list'),
    'Dir::Etc::sourceparts': at('none'),
    'Dir::Etc::preferences': at('none/preferences'),
    'Dir::Etc::preferencesparts': at('none'),
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': '', // it could not write into our folder
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    'Debug::NoLocking': 'true',
  };
  const icons = ['', '-small', '-large', '-hidpi'].map((size) => `DEP-11-icons${size}`);
  for (const target of ['DEP-11', ...icons]) {
    settings[`Acquire::IndexTargets::deb::${target}::DefaultEnabled`] = 'false';
  }
  const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  return run(tool, [...options, ...args], { cwd, env });
}
