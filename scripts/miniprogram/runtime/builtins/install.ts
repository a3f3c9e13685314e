/** Makes WeChat's own components known to all pages. */
import type { TemplateGroup } from '../bundle-shape.ts';
import type { Component, Space } from '../easel.ts';
import type { Builtin, KeyEvent } from './shape.ts';

const ARIA = [
  'Role',
  'Label',
  'Hidden',
  'Checked',
  'Selected',
  'Disabled',
  'Live',
  'Modal',
  'Expanded',
  'Describedby',
  'Controls',
  'Haspopup',
  'Pressed',
  'Current',
  'Valuenow',
  'Valuetext',
] as const;
/** WeChat shows a pressed button a little darker, others only with a class of their own. */
const PRESSED: Readonly<Record<string, string>> = {
  button: 'button-hover',
  navigator: 'navigator-hover',
};
const STAY_MS = 70;

export function installBuiltins(
  space: Space,
  templates: TemplateGroup,
  all: Readonly<Record<string, Builtin>>,
): void {
  const components = space.getComponentSpace();
  const aria = Object.fromEntries(ARIA.map((name) => [`aria${name}`, { type: null }]));
  for (const [name, builtin] of Object.entries(all)) {
    const made = components
      .define(`builtin/${name}`)
      .options({ reflectToAttributes: true, virtualHost: false })
      .template({
        content: templates[`builtin/${name}`],
        groupList: templates,
        fallbackListenerOnNativeNode: true,
      })
      .definition({
        properties: { ...aria, hidden: Boolean, ...builtin.properties },
        methods: methodsOf(builtin),
        observers: Object.entries(builtin.observers ?? {}).map(([fields, then]) => ({
          fields,
          observer(this: Component, value: unknown) {
            if (this.getBackendElement()) then(this, value);
          },
        })),
        lifetimes: {
          attached(this: Component) {
            const { tap } = builtin;
            if (tap)
              this.addListener('tap', (event) => {
                tap(this, event);
              });
            if (builtin.properties && 'hoverClass' in builtin.properties) showPressed(this, name);
            builtin.attached?.(this);
          },
        },
      })
      .registerComponent();
    components.setGlobalUsingComponent(name, made);
  }
}

function methodsOf({ methods = {} }: Builtin): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(methods).map(([name, then]) => [
      name,
      function (this: Component, event: KeyEvent) {
        then(this, event);
      },
    ]),
  );
}

function showPressed(of: Component, name: string): void {
  const element = of.getBackendElement();
  const classes = (): string[] => {
    const own = of.data['hoverClass'];
    const words = typeof own === 'string' && own !== '' ? own : (PRESSED[name] ?? 'none');
    return words === 'none' ? [] : words.split(/\s+/);
  };
  const on = (): void => element?.classList.add(...classes());
  const off = (): void => {
    setTimeout(() => element?.classList.remove(...classes()), STAY_MS);
  };
  for (const event of ['touchstart', 'mousedown'])
    element?.addEventListener(event, on, { passive: true });
  for (const event of ['touchend', 'touchcancel', 'mouseup', 'mouseleave']) {
    element?.addEventListener(event, off, { passive: true });
  }
}
