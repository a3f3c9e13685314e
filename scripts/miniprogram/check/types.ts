/** One run of the TypeScript compiler over sources and templates: types, template expressions, and names of wx. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Problem, Project } from '../project.ts';
import type { TemplateSource } from './wxml-types.ts';
import { wxFaults } from './wx-names.ts';

/** Faults of types by `tsconfig.json` of the project's root, each once, at its place in .ts or .wxml. */
export function typeFaults(project: Project, templates: readonly TemplateSource[]): Problem[] {
  const { root } = project;
  const config = readConfig(root);
  if ('text' in config) return [config];
  const memory = new Map(templates.map((one) => [path.join(root, one.file), one]));
  const program = ts.createProgram({
    rootNames: [...config.fileNames, ...memory.keys()],
    options: { ...config.options, noUnusedLocals: false, noUnusedParameters: false },
    host: hostWith(memory, config.options, root),
  });
  const faults: Problem[] = [
    ...program.getGlobalDiagnostics(),
    ...program.getOptionsDiagnostics(),
  ].map(({ messageText }) => ({ file: 'tsconfig.json', text: words(messageText) }));
  for (const source of program.getSourceFiles()) {
    if (source.isDeclarationFile) continue;
    const template = memory.get(path.normalize(source.fileName));
    const diagnostics = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    const file = path.relative(root, source.fileName);
    for (const one of diagnostics) faults.push(...placed(one, source, template, file));
    const isOwn = !template && !file.startsWith('..');
    if (isOwn) faults.push(...wxFaults(source, file));
  }
  return faults;
}

function placed(
  { start = 0, messageText }: ts.Diagnostic,
  source: ts.SourceFile,
  template: TemplateSource | undefined,
  file: string,
): Problem[] {
  const { line, character } = source.getLineAndCharacterOfPosition(start);
  const text = words(messageText);
  if (!template) return [{ file, line: line + 1, text }];
  // The page's own source stands above, and is checked as itself.
  if (line < template.ownLines) return [];
  if (line < template.firstLine) return [{ file: template.wxml, text: `has no types: ${text}` }];
  return [{ file: template.wxml, line: template.lineOf(line, character), text }];
}

function words(message: string | ts.DiagnosticMessageChain): string {
  return ts.flattenDiagnosticMessageText(message, ' ').replaceAll('\n', ' ');
}

function readConfig(root: string): ts.ParsedCommandLine | Problem {
  const file = path.join(root, 'tsconfig.json');
  const read = ts.readConfigFile(file, (name) => ts.sys.readFile(name));
  if (read.error) return { file: 'tsconfig.json', text: words(read.error.messageText) };
  return ts.parseJsonConfigFileContent(read.config as unknown, ts.sys, root);
}

/** Libraries do not change between two checks of one process, and are the slower half of each. */
const libraries = new Map<string, ts.SourceFile>();

function hostWith(
  memory: ReadonlyMap<string, TemplateSource>,
  options: ts.CompilerOptions,
  root: string,
): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const read = host.readFile.bind(host);
  const textOf = (name: string): string | undefined => memory.get(path.normalize(name))?.text;
  return {
    ...host,
    fileExists: (name) => textOf(name) !== undefined || existsSync(name),
    readFile: (name) => textOf(name) ?? read(name),
    getSourceFile(name, version) {
      const known = libraries.get(name);
      if (known) return known;
      const text = textOf(name) ?? read(name);
      if (text === undefined) return undefined;
      const source = ts.createSourceFile(name, text, version, true);
      if (name.includes('/node_modules/')) libraries.set(name, source);
      return source;
    },
    resolveModuleNameLiterals: (literals, from, redirected, compilerOptions) =>
      literals.map(({ text }) => {
        // A template's source names those of the components it uses from the root.
        const own = path.join(root, `${text}.ts`);
        if (text.startsWith('/') && memory.has(own)) {
          return { resolvedModule: { resolvedFileName: own, extension: ts.Extension.Ts } };
        }
        return ts.resolveModuleName(text, from, compilerOptions, host, undefined, redirected);
      }),
  };
}
