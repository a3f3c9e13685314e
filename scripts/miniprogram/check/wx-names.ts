/** Which names of `wx` the sources say: each must be listed, and guarded where a client does not have it. */
import ts from 'typescript';
import type { Problem } from '../project.ts';
import { isGuarded } from './guards.ts';
import { MEMBERS, needsGuard, rowOf } from './support.ts';

/** Faults of one source file; `file` is named in each. */
export function wxFaults(source: ts.SourceFile, file: string): Problem[] {
  const faults: Problem[] = [];
  const say = (node: ts.Node, text: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    faults.push({ file, line: line + 1, text });
  };

  const judge = (node: ts.PropertyAccessExpression, name: string, shown: string): void => {
    const row = rowOf(name);
    if (!row) say(node, `${shown} is not in wecom-support.json`);
    else {
      const reason = needsGuard(row);
      if (reason !== null && !isGuarded(node, source))
        say(node, `${shown} is ${reason} and not guarded`);
    }
  };

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const of = node.expression;
      if (isWx(of)) judge(node, node.name.text, `wx.${node.name.text}`);
      else if (ts.isPropertyAccessExpression(of) && isWx(of.expression) && of.name.text === 'qy') {
        judge(node, `qy.${node.name.text}`, `wx.qy.${node.name.text}`);
      } else {
        const name = MEMBERS.get(node.name.text);
        if (name !== undefined) say(node, `${name} is missing on every client`);
      }
    } else if (isWx(node) && !ts.isPropertyAccessExpression(node.parent) && isValue(node)) {
      say(node, 'wx may only be read as wx.name, so that each name can be checked');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

function isWx(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'wx';
}

/** Not the name of a property or of a type. */
function isValue(node: ts.Node): boolean {
  const { parent } = node;
  const isName =
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node;
  return !isName && !ts.isTypeNode(parent);
}
