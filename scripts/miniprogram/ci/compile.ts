/**
 * Compiles the mini-program as an upload would, with WeChat's own builder and without a network: `compile.ts <folder>
 * <out>`. In the folder stands project.config.json; the package's files are written below `out`. Exit code 1 and words
 * on stderr for what the builder refuses.
 */
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** The part of miniprogram-ci that is used. `attr` is no documented interface, which is why its version is pinned. */
interface Builder {
  readonly DefaultProjectAttr: object;
  readonly Project: new (options: {
    readonly appid: string;
    readonly type: 'miniProgram';
    readonly projectPath: string;
    readonly privateKey: string;
    readonly ignores: readonly string[];
    /** What it would otherwise ask Tencent's server for. */
    readonly attr: () => Promise<object>;
  }) => object;
  /** Where its requests go; it asks which endings are allowed, and has a list of its own. */
  readonly proxy: (address: string) => void;
  readonly getCompiledResult: (options: {
    readonly project: object;
    readonly version: string;
    readonly desc: string;
    readonly setting: object;
  }) => Promise<Readonly<Record<string, string | Buffer>>>;
}

/** Invented: nothing is uploaded. */
const APPID = 'wx0123456789abcdef';
/** Nobody listens there: the builder does without Tencent's servers, whether there is a network or not. */
const NOWHERE = 'http://127.0.0.1:9';
/** What of a checkout is looked at: beside it stand databases and thousands of packages. */
const LOOKED_AT = ['miniprogram', 'project.config.json'];

/** The package's files. Rejects with what the builder refuses. */
async function compilePackage(folder: string): Promise<Readonly<Record<string, string | Buffer>>> {
  // Not an import: types cannot follow it, for npm run test:miniprogram alone installs it.
  const builder = createRequire(import.meta.url)('miniprogram-ci') as Builder;
  builder.proxy(NOWHERE);
  // The builder wants a key and never uses it.
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const beside = readdirSync(folder).filter((name) => !LOOKED_AT.includes(name));
  const project = new builder.Project({
    appid: APPID,
    type: 'miniProgram',
    projectPath: resolve(folder),
    privateKey,
    ignores: beside.map((name) => `${name}/**`),
    attr: () => Promise.resolve({ ...builder.DefaultProjectAttr, appType: 0, platform: false }),
  });
  return builder.getCompiledResult({
    project,
    version: '0.0.0',
    desc: 'not sent',
    setting: { useProjectConfig: true },
  });
}

async function run(folder: string, out: string): Promise<void> {
  for (const [file, body] of Object.entries(await compilePackage(folder))) {
    const target = join(out, file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, body);
  }
}

// The builder starts a process of its own beside the sources, where tsx cannot be found, nor is it needed.
process.execArgv = [];
const [folder, out] = process.argv.slice(2);
if (folder === undefined || out === undefined) throw new Error('usage: compile.ts <folder> <out>');
await run(folder, out);
// The builder keeps a process of its own waiting for more.
process.exit(0);
