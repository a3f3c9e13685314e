import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unpackPackages } from './debian.ts';
import type { InstallContext } from './install.ts';
import { installOnce } from './install.ts';
import { findProgram, run } from './shell.ts';

const sources = join(import.meta.dirname, 'gateway');

/** The oldest Go that builds the gateway; `go.mod` says the same. */
const GO_NEEDED = [1, 25] as const;

/** Builds the gateway in front of DocumentDB once per version of its sources; gives the program's path. */
export async function buildGateway(context: InstallContext): Promise<string> {
  const files = (await readdir(sources)).filter((name) => /\.go$|^go\./.test(name)).sort();
  const hash = createHash('sha256').update(process.arch);
  for (const name of files) hash.update(await readFile(join(sources, name)));
  const version = hash.digest('hex').slice(0, 12);
  const folder = await installOnce(context, `gateway-${version}`, async (temporary) => {
    const go = (await findGo()) ?? (await unpackGo(context, join(temporary, 'go')));
    context.log('Building the MongoDB gateway (about a minute the first time) …');
    const work = join(temporary, 'source');
    await mkdir(work);
    for (const file of files) await copyFile(join(sources, file), join(work, file));
    await compile(go, work);
    await rename(join(work, 'gateway'), join(temporary, 'gateway'));
    await rm(work, { recursive: true });
    await rm(join(temporary, 'go'), { recursive: true, force: true });
  });
  return join(folder, 'gateway');
}

async function compile(go: string, work: string): Promise<void> {
  const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '' };
  const args = ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', 'gateway', '.'];
  await run(go, args, { cwd: work, env });
}

/** A Go on the PATH that is new enough. */
async function findGo(): Promise<string | undefined> {
  const go = findProgram('go');
  if (go === undefined) return undefined;
  const text = await run(go, ['version'], { env: { ...process.env, GOTOOLCHAIN: 'local' } });
  const [, major = '0', minor = '0'] = /go(\d+)\.(\d+)/.exec(text) ?? [];
  const enough = Number(major) === GO_NEEDED[0] && Number(minor) >= GO_NEEDED[1];
  return enough ? go : undefined;
}

/** Debian's Go, unpacked for this one build; its program is static, so it runs anywhere. */
async function unpackGo(context: InstallContext, into: string): Promise<string> {
  context.log('Unpacking Go, which the gateway is built with …');
  await mkdir(into);
  await unpackPackages({ packages: ['golang-go'], into });
  const folder = (await readdir(join(into, 'usr/lib'))).find((name) => /^go-1\.\d+$/.test(name));
  if (folder === undefined) throw new Error('the package golang-go brought no Go');
  return join(into, 'usr/lib', folder, 'bin/go');
}
