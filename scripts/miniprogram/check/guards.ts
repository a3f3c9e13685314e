/** Whether code asks if a client has a name before it uses it: `wx.x?.()`, `if (wx.x)`, an early return, canIUse. */
import ts from 'typescript';

/** True when the reading of this name is itself the question, or stands behind one. */
export function isGuarded(node: ts.PropertyAccessExpression, source: ts.SourceFile): boolean {
  return isQuestion(node) || isBehind(node, source);
}

function isQuestion(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isPropertyAccessExpression(parent)) {
    return parent.expression === node && parent.questionDotToken !== undefined;
  }
  if (ts.isParenthesizedExpression(parent)) return isQuestion(parent);
  if (ts.isTypeOfExpression(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isIfStatement(parent)) return parent.expression === node;
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  if (!ts.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  return COMPARES.has(kind) || (parent.left === node && CHOOSES.has(kind));
}

const COMPARES = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);
const CHOOSES = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

type Asked = 'there' | 'missing' | null;

function isBehind(node: ts.PropertyAccessExpression, source: ts.SourceFile): boolean {
  const name = node.getText(source).replaceAll('?.', '.');
  const asks = (test: ts.Node): Asked => asked(test.getText(source).replaceAll('?.', '.'), name);
  for (let one: ts.Node = node; !ts.isSourceFile(one); one = one.parent) {
    const { parent } = one;
    if (ts.isIfStatement(parent) || ts.isConditionalExpression(parent)) {
      const [test, yes, no] = ts.isIfStatement(parent)
        ? [parent.expression, parent.thenStatement, parent.elseStatement]
        : [parent.condition, parent.whenTrue, parent.whenFalse];
      if (one === yes && asks(test) === 'there') return true;
      if (one === no && asks(test) === 'missing') return true;
    }
    if (ts.isBinaryExpression(parent) && parent.right === one) {
      const and = parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
      if (and && asks(parent.left) === 'there') return true;
    }
    if (ts.isBlock(parent) || ts.isSourceFile(parent)) {
      const before = parent.statements.slice(0, parent.statements.indexOf(one as ts.Statement));
      if (
        before.some(
          (each) => ts.isIfStatement(each) && asks(each.expression) === 'missing' && leaves(each),
        )
      ) {
        return true;
      }
    }
    // A function may run at another time, but a name does not come and go.
  }
  return false;
}

/** What a test finds out about a name when it holds. */
function asked(test: string, name: string): Asked {
  const plain = name.replace(/^wx\./, '');
  const forms = [name, `typeof ${name}`, `wx.canIUse('${plain}')`, `wx.canIUse("${plain}")`];
  for (const form of forms) {
    const at = test.indexOf(form);
    if (at < 0 || /\w/.test(test[at + form.length] ?? '')) continue;
    const before = test.slice(0, at).trimEnd();
    const after = test.slice(at + form.length).trimStart();
    const isAbsence = /^={2,3}\s*(undefined|null|'undefined')/.test(after);
    return before.endsWith('!') || isAbsence ? 'missing' : 'there';
  }
  return null;
}

function leaves({ thenStatement }: ts.IfStatement): boolean {
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}
