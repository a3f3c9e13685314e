/** What WXSS may not say: sizes that grow with the screen, and what the clients' old WebViews do not know. */
import type { Root } from 'postcss';
import type { Problem } from './project.ts';

const VALUES: readonly (readonly [RegExp, string])[] = [
  [/\d\s*rpx\b/, 'rpx is not allowed, use px'],
  [/\bclamp\(/, 'clamp() is not known to old clients'],
];
const FLEX = /^(inline-)?flex$/;
const GAP = /^(gap|row-gap|column-gap)$/;
const LOCAL_PICTURE = /url\(\s*['"]?(?!data:|https:)/;

/** Faults of one style sheet; `file` is named in each. */
export function styleFaults(root: Root, file: string, isComponent: boolean): Problem[] {
  const faults: Problem[] = [];
  const say = (line: number | undefined, text: string): void => {
    faults.push({ file, line, text });
  };
  root.walkDecls((one) => {
    const line = one.source?.start?.line;
    for (const [form, text] of VALUES) if (form.test(one.value)) say(line, text);
    if (one.prop === 'aspect-ratio') say(line, 'aspect-ratio is not known to old clients');
    if (/^background(-image)?$/.test(one.prop) && LOCAL_PICTURE.test(one.value)) {
      say(line, 'a background cannot be a file of the package');
    }
    if (!GAP.test(one.prop)) return;
    // A grid may have gaps; a rule that does not say it is one is taken for flex.
    const displays: string[] = [];
    one.parent?.each((other) => {
      if (other.type === 'decl' && other.prop === 'display') displays.push(other.value);
    });
    if (!displays.some((value) => !FLEX.test(value) && value.endsWith('grid'))) {
      say(line, 'gap of flex is not known to old clients, use margins');
    }
  });
  root.walkAtRules('media', (one) => {
    if (/\d\s*rpx\b/.test(one.params)) say(one.source?.start?.line, 'rpx is not allowed, use px');
  });
  root.walkRules((one) => {
    const line = one.source?.start?.line;
    if (/:(has|is|where)\(/.test(one.selector)) say(line, ':has, :is, :where are not known');
    if (/(^|[\s,>+~])\*/.test(one.selector)) say(line, 'the selector * is not allowed');
    const isFrames = one.parent?.type === 'atrule' && 'name' in one.parent;
    if (isComponent && !isFrames && /(^|[\s,>+~])[a-z]|#|\[/.test(one.selector)) {
      say(line, "a component's style sheet may name classes only");
    }
  });
  return faults;
}
