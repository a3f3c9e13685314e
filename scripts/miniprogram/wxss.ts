/** WXSS to CSS: imports put in place, tags renamed, and marks left where a component's class prefix goes. */
import path from 'node:path';
import postcss, { type Root } from 'postcss';
import selectors from 'postcss-selector-parser';
import { textOf, type Problem } from './project.ts';
import { styleFaults } from './style-rules.ts';

/** Stands before each class name; the browser side replaces it by the prefix of an isolated component. */
const SCOPE = 'MPSCOPE__';
const HOST = 'MPHOST__';

export interface Style {
  readonly css: string;
  readonly problems: readonly Problem[];
}

/** Compiles one style sheet, '' when there is none. `file` is a path from `root`. */
export function compileWxss(root: string, file: string, isComponent: boolean): Style {
  const problems: Problem[] = [];
  const css = compile({ root, isComponent, problems }, file, []);
  return { css, problems };
}

interface Task {
  readonly root: string;
  readonly isComponent: boolean;
  readonly problems: Problem[];
}

function compile(task: Task, file: string, above: readonly string[]): string {
  const text = textOf(task.root, file);
  if (text === '' || above.includes(file)) return '';
  let sheet: Root;
  try {
    sheet = postcss.parse(text, { from: file });
  } catch (error) {
    const { line, reason } = error as { line?: number; reason?: string };
    task.problems.push({ file, line, text: reason ?? String(error) });
    return '';
  }
  task.problems.push(...styleFaults(sheet, file, task.isComponent));
  const before: string[] = [];
  sheet.walkAtRules('import', (rule) => {
    const name = /["']([^"']+)["']/.exec(rule.params)?.[1] ?? '';
    const target = name.startsWith('/')
      ? name.slice(1)
      : path.posix.join(path.posix.dirname(file), name);
    if (textOf(task.root, target) === '') {
      const line = rule.source?.start?.line;
      task.problems.push({ file, line, text: `@import ${name} does not exist or is empty` });
    }
    before.push(compile(task, target, [...above, file]));
    rule.remove();
  });
  sheet.walkDecls((one) => {
    // The page's area, not the window's.
    one.value = one.value.replace(/(-?\d*\.?\d+)vh\b/g, 'calc($1 * var(--mp-vh))');
  });
  sheet.walkRules((rule) => {
    if (
      rule.parent?.type === 'atrule' &&
      /keyframes$/.test((rule.parent as { name?: string }).name ?? '')
    )
      return;
    try {
      rule.selector = renameIn.processSync(rule.selector);
    } catch (error) {
      const line = rule.source?.start?.line;
      task.problems.push({ file, line, text: error instanceof Error ? error.message : 'selector' });
    }
  });
  return [...before, sheet.toString()].join('\n');
}

const renameIn = selectors((all) => {
  all.walk((one) => {
    if (one.type === 'class') one.value = SCOPE + one.value;
    else if (one.type === 'tag') one.value = `wx-${one.value}`;
    else if (one.type === 'pseudo' && one.value === ':host') {
      one.replaceWith(
        selectors.attribute({
          attribute: 'wx-host',
          operator: '=',
          value: HOST,
          quoteMark: '"',
          raws: {},
        }),
      );
    }
  });
});
