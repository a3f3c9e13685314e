/** TypeScript to scripts: the app's own files inside one closed function, and the browser side that runs them. */
import path from 'node:path';
import { build, type Message, type Plugin } from 'esbuild';
import type { Problem, Project } from './project.ts';

/** What the app's files are given by name, in this order; the browser side passes the values. */
export const GIVEN = [
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'Date',
] as const;

/** Names of browsers and Node that a mini-program does not have: `undefined` in its files. */
export const SHADOWED = [
  'window',
  'document',
  'self',
  'globalThis',
  'navigator',
  'location',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'Audio',
  'URL',
  'URLSearchParams',
  'crypto',
  'Intl',
  'localStorage',
  'sessionStorage',
  'structuredClone',
  'queueMicrotask',
  'requestAnimationFrame',
  'alert',
  'AbortController',
  'TextDecoder',
  'TextEncoder',
  'process',
  'require',
] as const;

export interface Script {
  readonly code: string;
  readonly problems: readonly Problem[];
}

/** One function of the app's files: called with what is given, it answers id → a function that runs that file. */
export async function bundleApp(project: Project): Promise<Script> {
  const files = ['app', ...project.units.map(({ id }) => id)];
  const entry = files
    .map((id) => `${JSON.stringify(id)}: () => require(${JSON.stringify(`./${id}.ts`)})`)
    .join(',\n');
  const result = await build({
    stdin: {
      contents: `module.exports = {\n${entry}\n}`,
      resolveDir: project.root,
      sourcefile: 'app-entry.js',
    },
    bundle: true,
    format: 'iife',
    globalName: '__files',
    platform: 'neutral',
    target: 'es2017',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
    plugins: [onlyOwnFiles(project.root)],
  }).catch((error: unknown) => failed(error, project.root));
  if ('problems' in result) return result;
  const names = [...GIVEN, ...SHADOWED].join(', ');
  const [output] = result.outputFiles;
  const code = `function (${names}) {\n'use strict';\n${output?.text ?? ''}\nreturn __files;\n}`;
  return { code, problems: [] };
}

/** A file of the package may use only files of the package: npm packages and other folders are not uploaded. */
function onlyOwnFiles(root: string): Plugin {
  return {
    name: 'only-own-files',
    setup(setup) {
      setup.onResolve({ filter: /.*/ }, ({ path: name, importer, resolveDir }) => {
        if (importer === '') return undefined;
        const target = path.resolve(resolveDir, name);
        const isInside = target.startsWith(path.resolve(root) + path.sep);
        if (name.startsWith('.') && isInside) return undefined;
        return { errors: [{ text: `${name} is not a file of the mini-program` }] };
      });
    },
  };
}

const RUNTIME = path.join(import.meta.dirname, 'runtime');

/** The browser side with the framework in it. Throws when it does not build: it is ours. */
export async function bundleRuntime(): Promise<string> {
  const result = await build({
    entryPoints: [path.join(RUNTIME, 'main.ts')],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome100',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"development"', global: 'globalThis' },
    // One copy of the framework: the adapter asks for its CommonJS build, the browser side for the module.
    alias: { 'glass-easel': framework },
    mainFields: ['module', 'main'],
  });
  return result.outputFiles[0]?.text ?? '';
}

const framework = path.join(
  import.meta.dirname,
  'node_modules/glass-easel/dist/glass_easel.dev.all.es.js',
);

function failed(error: unknown, root: string): Script {
  const messages = (error as { errors?: Message[] }).errors;
  if (!messages) throw error;
  const problems = messages.map(({ text, location }) => ({
    file: location ? path.relative(root, path.resolve(location.file)) : 'app.ts',
    line: location?.line,
    text,
  }));
  return { code: '', problems };
}
