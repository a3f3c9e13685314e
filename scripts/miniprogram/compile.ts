/** The compiler: a native mini-program's folder in, the files that a browser runs out. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleApp, bundleRuntime } from './bundle.ts';
import { readProject, sayProblem, type Problem, type Project } from './project.ts';
import { compileWxml } from './wxml.ts';
import { compileWxss } from './wxss.ts';

export interface Built {
  /** Path below the frame's address → what is served there. */
  readonly files: ReadonlyMap<string, string | Buffer>;
  readonly pages: readonly string[];
}

/** All faults of the sources at once, one a line: `pages/call/list.wxml:12 missing end tag`. */
export class CompileError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(sayProblem).join('\n'));
    this.name = 'CompileError';
    this.problems = problems;
  }
}

/** Compiles the mini-program below `root` (where app.json is). Rejects with a CompileError. */
export async function compileMiniprogram({ root }: { readonly root: string }): Promise<Built> {
  const project = readProject(path.resolve(root));
  const templates = compileWxml(project);
  const styles = compileStyles(project);
  const [app, runtime] = await Promise.all([bundleApp(project), runtimeOnce()]);
  const problems = [
    ...project.problems,
    ...templates.problems,
    ...styles.problems,
    ...app.problems,
  ];
  if (problems.length > 0) throw new CompileError(problems);
  const parts = [
    `app: ${JSON.stringify(project.app)}`,
    `pages: ${JSON.stringify(project.pages)}`,
    `units: ${JSON.stringify(project.units)}`,
    `styles: ${JSON.stringify(styles.sheets)}`,
    `templates: (() => (${templates.app}))()`,
    `builtins: (() => (${templates.builtins}))()`,
    `run: ${app.code}`,
  ];
  return {
    files: new Map<string, string | Buffer>([
      ['app.js', `startFrame({\n${parts.join(',\n')}\n});\n`],
      ['runtime.js', runtime],
      ...STYLES.map((name): [string, string] => [name, runtimeFile(name)]),
      ...pictures(project.root),
    ]),
    pages: project.pages,
  };
}

function compileStyles(project: Project): {
  readonly sheets: Record<string, string>;
  readonly problems: readonly Problem[];
} {
  const sheets: Record<string, string> = {};
  const problems: Problem[] = [];
  const compile = (id: string, isComponent: boolean): void => {
    const { css, problems: faults } = compileWxss(project.root, `${id}.wxss`, isComponent);
    sheets[id] = css;
    problems.push(...faults);
  };
  compile('app', false);
  for (const { id, isPage } of project.units) compile(id, !isPage);
  // A sheet that many import is read many times, its faults are said once.
  const said = new Map(problems.map((one) => [sayProblem(one), one]));
  return { sheets, problems: [...said.values()] };
}

const STYLES = ['runtime.css', 'sheets.css', 'builtins.css'] as const;

function runtimeFile(name: string): string {
  return readFileSync(path.join(import.meta.dirname, 'runtime', name), 'utf8');
}

let runtime: Promise<string> | undefined;

/** The same for every app, and the slower half of a build. */
function runtimeOnce(): Promise<string> {
  runtime ??= bundleRuntime();
  return runtime;
}

const PICTURE = /\.(png|jpe?g|gif|svg|webp)$/;

function pictures(root: string): [string, Buffer][] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => PICTURE.test(file) && !file.includes('node_modules'))
    .map((file) => [
      `static/${file.split(path.sep).join('/')}`,
      readFileSync(path.join(root, file)),
    ]);
}
