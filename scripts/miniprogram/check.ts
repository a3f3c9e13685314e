/** The gate on the mini-program's sources: all that can be known before anything runs. */
import path from 'node:path';
import { limitFaults } from './check/limits.ts';
import { typeFaults } from './check/types.ts';
import { templateSources } from './check/wxml-types.ts';
import { CompileError, compileMiniprogram } from './compile.ts';
import { readProject, sayProblem, type Problem } from './project.ts';
import { gatherTemplates } from './wxml.ts';

/** All faults of the mini-program below `root`, in the order of files and lines; empty = it may pass. */
export async function checkMiniprogram({ root }: { readonly root: string }): Promise<Problem[]> {
  const faults = [...(await compileFaults(root))];
  const project = readProject(path.resolve(root));
  const group = gatherTemplates(project, []);
  faults.push(...typeFaults(project, templateSources(project, group)), ...limitFaults(project));
  const each = new Map(faults.map((fault) => [sayProblem(fault), fault]));
  return [...each.values()].sort(
    (a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0),
  );
}

async function compileFaults(root: string): Promise<readonly Problem[]> {
  try {
    await compileMiniprogram({ root });
    return [];
  } catch (error) {
    if (error instanceof CompileError) return error.problems;
    throw error;
  }
}
