/** Reads a mini-program's folder as WeChat's tools do: app.json, its pages, sub-packages and the components they use. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A fault in the sources, at a place somebody can open. Lines count from 1. */
export interface Problem {
  readonly file: string;
  readonly line?: number | undefined;
  readonly text: string;
}

/** `pages/call/list.wxml:12 …`, or without a line where none is known. */
export function sayProblem({ file, line, text }: Problem): string {
  return line === undefined ? `${file} ${text}` : `${file}:${line} ${text}`;
}

export interface TabItem {
  readonly pagePath: string;
  readonly text: string;
  readonly iconPath?: string;
  readonly selectedIconPath?: string;
}

/** The keys of app.json that the frame draws or checks. */
export interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly entryPagePath?: string;
  readonly window?: Readonly<Record<string, unknown>>;
  readonly tabBar?: {
    readonly color?: string;
    readonly selectedColor?: string;
    readonly backgroundColor?: string;
    readonly list: readonly TabItem[];
  };
  readonly usingComponents?: Readonly<Record<string, string>>;
}

export interface Unit {
  /** Path without an ending, from the root: `pages/call/list`. */
  readonly id: string;
  readonly isPage: boolean;
  readonly config: Readonly<Record<string, unknown>>;
  /** Tag to the id of the component it stands for. */
  readonly using: Readonly<Record<string, string>>;
}

export interface Project {
  readonly root: string;
  readonly app: AppConfig;
  readonly pages: readonly string[];
  /** Pages and components, each once, what is used before what uses it. */
  readonly units: readonly Unit[];
  readonly problems: readonly Problem[];
}

/** Keys that only newer base libraries know, or that make the shipped program another one than the tested. */
const REFUSED = ['componentFramework', 'renderer'];

/** Reads the project below `root`. Faults are collected, not thrown; without a readable app.json it has no pages. */
export function readProject(root: string): Project {
  const problems: Problem[] = [];
  const read = (file: string): Record<string, unknown> => readJson(root, file, problems);
  const app = { pages: [], ...read('app.json') } as AppConfig;
  for (const key of REFUSED.filter((name) => name in app)) {
    problems.push({ file: 'app.json', text: `${key} may not be set` });
  }
  const pages = [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap((sub) => sub.pages.map((page) => join(sub.root, page))),
  ];
  const units = new Map<string, Unit>();
  const visit = (id: string, isPage: boolean): void => {
    if (units.has(id)) return;
    const config = existsSync(path.join(root, `${id}.json`)) ? read(`${id}.json`) : {};
    const own = (config['usingComponents'] ?? {}) as Record<string, string>;
    const using: Record<string, string> = {};
    // Holds the place against a component that uses itself.
    units.set(id, { id, isPage, config, using });
    for (const [tag, place] of Object.entries({ ...app.usingComponents, ...own })) {
      const target = resolve(tag in own ? id : 'app', place);
      if (existsSync(path.join(root, `${target}.wxml`))) {
        using[tag] = target;
        visit(target, false);
      } else {
        problems.push({ file: `${id}.json`, text: `component <${tag}> is not at ${place}` });
      }
    }
    // What it uses now stands before it.
    units.delete(id);
    units.set(id, { id, isPage, config, using });
  };
  for (const page of pages) {
    const missing = ['.wxml', '.ts'].filter((end) => !existsSync(path.join(root, page + end)));
    if (missing.length > 0) {
      problems.push({ file: 'app.json', text: `page ${page} has no ${missing.join(' and ')}` });
    } else visit(page, true);
  }
  problems.push(...tabFaults(root, app));
  return { root, app, pages, units: [...units.values()], problems };
}

function tabFaults(root: string, app: AppConfig): Problem[] {
  const list = app.tabBar?.list;
  if (!list) return [];
  const file = 'app.json';
  const faults: Problem[] = [];
  if (list.length < 2 || list.length > 5) faults.push({ file, text: 'a tab bar has 2 to 5 tabs' });
  for (const { pagePath, iconPath, selectedIconPath } of list) {
    if (!app.pages.includes(pagePath)) {
      faults.push({ file, text: `tab ${pagePath} is not a page of the main package` });
    }
    for (const icon of [iconPath, selectedIconPath]) {
      if (icon !== undefined && !existsSync(path.join(root, icon))) {
        faults.push({ file, text: `icon ${icon} does not exist` });
      }
    }
  }
  return faults;
}

function resolve(from: string, place: string): string {
  return place.startsWith('/') ? place.slice(1) : join(path.posix.dirname(from), place);
}

function join(...parts: string[]): string {
  return path.posix.join(...parts);
}

function readJson(root: string, file: string, problems: Problem[]): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Record<string, unknown>;
  } catch (error) {
    problems.push({ file, text: error instanceof Error ? error.message : 'cannot be read' });
    return {};
  }
}

/** A file's text, or '' when there is none. */
export function textOf(root: string, file: string): string {
  const full = path.join(root, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : '';
}
