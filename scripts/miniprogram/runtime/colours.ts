/** Contrast of words against what is behind them, from computed colours as WCAG counts it. */

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

function parse(text: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, alpha];
}

function over(top: Colour, below: Colour): Colour {
  const mix = (a: number, b: number): number => a * top[3] + b * (1 - top[3]);
  return [mix(top[0], below[0]), mix(top[1], below[1]), mix(top[2], below[2]), 1];
}

function brightness([red, green, blue]: Colour): number {
  const part = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

/** 1 to 21; the background is put together from all that is around the element. */
export function contrastOf(element: Element): number {
  const around: Element[] = [];
  for (let one: Element | null = element; one; one = one.parentElement) around.push(one);
  let behind: Colour = [255, 255, 255, 1];
  let opacity = 1;
  for (const one of around.toReversed()) {
    const style = getComputedStyle(one);
    behind = over(parse(style.backgroundColor), behind);
    opacity *= Number(style.opacity);
  }
  const [red, green, blue, alpha] = parse(getComputedStyle(element).color);
  const words = over([red, green, blue, alpha * opacity], behind);
  const [dark = 0, light = 0] = [brightness(words), brightness(behind)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
