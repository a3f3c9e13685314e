/** Reads the hand-written sources of the repository, and the imports each of them makes. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Source {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly by: string;
  /** A path from the root of the repository, or the name of a package. */
  readonly of: string;
  readonly ours: boolean;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** What stands between `import` and `from`; empty for an import for its effect. */
  readonly clause: string;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const WRITTEN = /\.(ts|mts|mjs|cjs|js|css|wxss|go)$/;

/** Everything written by hand below the root: not what is installed, hidden, or built. */
export function readSources(folder = ''): Source[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.name.startsWith('.') || ['node_modules', 'dist', 'coverage'].includes(entry.name)) {
      return [];
    }
    if (entry.isDirectory()) return readSources(file);
    return WRITTEN.test(entry.name)
      ? [{ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }]
      : [];
  });
}

const STATIC = /^[ \t]*(?:import|export)\b([^;'"`]*?)\bfrom\s*'([^']+)'/gm;
const EFFECT = /^[ \t]*import\s+()'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*()['"]([^'"]+)['"]/g;

/** Import and export-from statements, and `import()` of a written name. */
export function importsOf({ path: by, text }: Source): Import[] {
  if (!/\.(ts|mts|mjs|cjs|js)$/.test(by)) return [];
  return [STATIC, EFFECT, DYNAMIC].flatMap((form) =>
    [...text.matchAll(form)].map(([, clause = '', name = '']) => {
      const ours = name.startsWith('.');
      const of = ours ? path.posix.join(path.posix.dirname(by), name) : name;
      return { by, of, ours, typeOnly: isTypeOnly(clause), clause: clause.trim() };
    }),
  );
}

/** `type …`, or braces in which every name is a `type`. */
function isTypeOnly(clause: string): boolean {
  if (/^\s*type\s+[\w{*]/.test(clause)) return true;
  const named = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1];
  if (named === undefined) return false;
  const names = named.split(',').filter((name) => name.trim() !== '');
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name));
}

/** The text without its comments: what the machine reads. Addresses (`//` after a colon) stay. */
export function codeOf({ text }: Source): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;,{}()])\/\/.*$/gm, '$1');
}
