/** WXML to the functions that the browser side draws with; every message of the compiler is a fault. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import compiler from 'glass-easel-template-compiler';
import { BUILTIN_TEMPLATES } from './builtin-templates.ts';
import { textOf, type Problem, type Project, type Unit } from './project.ts';

/** One message of the template compiler; it counts lines from 0. */
interface Warning {
  readonly message: string;
  readonly startLine: number;
}

export interface Templates {
  /** An expression: template path to its functions. */
  readonly app: string;
  readonly builtins: string;
  readonly problems: readonly Problem[];
}

/** Compiles the templates of all units and of the built-in components. */
export function compileWxml(project: Project): Templates {
  const problems: Problem[] = [];
  const group = gatherTemplates(project, problems);
  for (const unit of project.units) problems.push(...strangeTags(group, unit));
  const builtins = new compiler.TmplGroup();
  for (const [name, text] of Object.entries(BUILTIN_TEMPLATES)) {
    add(builtins, `builtin/${name}`, text, problems);
  }
  return {
    app: group.getTmplGenObjectGroups(),
    builtins: builtins.getTmplGenObjectGroups(),
    problems,
  };
}

/** All templates of the project with what they import, in one group. */
export function gatherTemplates(project: Project, problems: Problem[]): compiler.TmplGroup {
  const { root } = project;
  const group = new compiler.TmplGroup();
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const file = path.join(root, `${id}.wxml`);
    if (!existsSync(file)) {
      problems.push({ file: `${id}.wxml`, text: 'does not exist' });
      return;
    }
    add(group, id, readFileSync(file, 'utf8'), problems);
    for (const other of group.getDirectDependencies(id) as string[]) visit(other);
    for (const script of group.getScriptDependencies(id) as string[]) {
      addScript(script.replace(/\.wxs$/, ''));
    }
  };
  const addScript = (id: string): void => {
    if (seen.has(`${id}.wxs`)) return;
    seen.add(`${id}.wxs`);
    const text = textOf(root, `${id}.wxs`);
    if (text === '') problems.push({ file: `${id}.wxs`, text: 'does not exist or is empty' });
    if (/\b(let|const)\s|=>|`/.test(text)) {
      problems.push({ file: `${id}.wxs`, text: 'WXS is ES5: no let, const, arrow or template' });
    }
    // Templates name a script without its ending, require() with it.
    group.addScript(id, text);
    group.addScript(`${id}.wxs`, text);
    for (const [, name = ''] of text.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)) {
      addScript(path.posix.join(path.posix.dirname(id), name).replace(/\.wxs$/, ''));
    }
  };
  for (const unit of project.units) visit(unit.id);
  return group;
}

/** `bindtap` and the like: only `bind:tap` has its handler checked. */
const COLONLESS = /[\s"'](?:capture-)?(?:bind|catch)(?!:)[a-z]+\s*=/;
const RPX = /\d\s*rpx\b/;

function add(group: compiler.TmplGroup, id: string, text: string, problems: Problem[]): void {
  const file = `${id}.wxml`;
  for (const { message, startLine } of group.addTmpl(id, text) as Warning[]) {
    problems.push({ file, line: startLine + 1, text: message });
  }
  text.split('\n').forEach((words, at) => {
    const line = at + 1;
    if (COLONLESS.test(` ${words}`))
      problems.push({ file, line, text: 'write bind:tap, not bindtap' });
    if (RPX.test(words)) problems.push({ file, line, text: 'rpx is not allowed, use px' });
  });
}

function strangeTags(group: compiler.TmplGroup, unit: Unit): Problem[] {
  const code = group.getTmplConvertedExpr(unit.id, '').code() ?? '';
  const names = new Set([...code.matchAll(/\btags\['([^']+)'\]/g)].map(([, name = '']) => name));
  return [...names]
    .filter((name) => !(name in BUILTIN_TEMPLATES) && !(name in unit.using))
    .map((name) => ({ file: `${unit.id}.wxml`, text: `<${name}> is not a known component` }));
}
