/** WXML as TypeScript: each template's expressions and handlers behind the page's own source, for one compiler run. */
import type compiler from 'glass-easel-template-compiler';
import ts from 'typescript';
import { BUILTIN_TEMPLATES } from '../builtin-templates.ts';
import { textOf, type Project, type Unit } from '../project.ts';

/** A source file that is only in memory, and how to find a place of it in the template. */
export interface TemplateSource {
  /** From the root, beside the page: `pages/call/list.wxml-check.ts`. */
  readonly file: string;
  readonly wxml: string;
  readonly text: string;
  /** Lines from 0: above the first stands the page's own source, then our types, and from the second on the template. */
  readonly ownLines: number;
  readonly firstLine: number;
  /** The line of the WXML, from 1, for a place of this file; undefined for what the converter added. */
  readonly lineOf: (line: number, column: number) => number | undefined;
}

const ENDING = '.wxml-check';

/** Makes one source per page and component from its file and its compiled template. */
export function templateSources(project: Project, group: compiler.TmplGroup): TemplateSource[] {
  return project.units.map((unit) => {
    const page = keepOptions(textOf(project.root, `${unit.id}.ts`));
    const converted = group.getTmplConvertedExpr(unit.id, '');
    const code = (converted.code() ?? '')
      // Lists of the contract are read-only; the converter knows only those that are not.
      .replaceAll('T extends any[]', 'T extends readonly any[]')
      .replaceAll('T extends (infer T)[]', 'T extends readonly (infer T)[]');
    const head = `${page}\n${types(unit)}\nfunction __wxml(data: __Data, methods: __Methods, tags: __Tags) {`;
    const firstLine = head.split('\n').length;
    return {
      file: `${unit.id}${ENDING}.ts`,
      wxml: `${unit.id}.wxml`,
      text: `${head}\n${code}\n}\nexport type { __Props };\nexport { __wxml };\n`,
      ownLines: page.split('\n').length,
      firstLine,
      lineOf(line, column) {
        const at = line - firstLine;
        const found = converted.getSourceLocation(at, column, at, column + 1);
        const [start] = found ?? [];
        return start === undefined ? undefined : start + 1;
      },
    };
  });
}

/** `Page(options)` becomes a call that says the type of its options, whatever typings the sources have. */
function keepOptions(text: string): string {
  const source = ts.createSourceFile('page.ts', text, ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression))
      continue;
    const { expression: callee, arguments: given } = statement.expression;
    if (!ts.isIdentifier(callee) || !['Page', 'Component'].includes(callee.text)) continue;
    const before = text.slice(0, callee.getStart(source));
    return `${before}const __options = __capture(${text.slice(given.pos)}`;
  }
  return text;
}

function types(unit: Unit): string {
  const own = Object.entries(unit.using).map(([tag, target], index) => ({
    name: `__P${index}`,
    tag,
    from: `/${target}${ENDING}`,
  }));
  const tags = [
    ...Object.keys(BUILTIN_TEMPLATES)
      .filter((tag) => !(tag in unit.using))
      .map((tag) => `${JSON.stringify(tag)}: any`),
    ...own.map(({ name, tag }) => `${JSON.stringify(tag)}: ${name}`),
  ];
  return [
    ...own.map(
      ({ name, from }) => `import type { __Props as ${name} } from ${JSON.stringify(from)};`,
    ),
    ...SHAPES,
    // Data of type any would let every expression pass.
    'const __known: 0 extends 1 & __Data ? never : true = true;',
    `type __Tags = { ${tags.join('; ')} };`,
  ].join('\n');
}

/** From the options of a page or component to what its template may name. */
const SHAPES = [
  'declare function __capture<T extends object>(options: T & ThisType<any>): T;',
  'type __Own = typeof __options;',
  'type __Of<C> = C extends StringConstructor ? string : C extends NumberConstructor ? number',
  '  : C extends BooleanConstructor ? boolean : C extends () => infer R ? R : any;',
  'type __Value<P> = P extends { value: infer V }',
  '  ? [V] extends [null] ? any : [V] extends [readonly never[]] ? any[] : V',
  '  : P extends { type: infer C } ? __Of<C> : __Of<P>;',
  'type __Given = __Own extends { properties: infer P } ? { -readonly [K in keyof P]: __Value<P[K]> } : {};',
  'type __Data = (__Own extends { data: infer D } ? D : {}) & __Given;',
  'type __Methods = __Own extends { methods: infer M } ? M : __Own;',
  'type __Props = __Given & { hidden?: boolean; slot?: string; [aria: `aria${string}`]: any };',
];
