/** Registers the app's pages and components with the framework, each with its template, style and rules. */
import { registerSheet } from './backend.ts';
import type { Bundle, Given, Unit } from './bundle-shape.ts';
import type { Constructors, Data, Definition, Instance, Space } from './easel.ts';
import { fail } from './failures.ts';

interface Registering {
  readonly bundle: Bundle;
  readonly space: Space;
  /** Called with each instance when it is made, before any code of its own. */
  readonly onCreated: (of: Instance) => void;
}

/** `Page`, `Component` and `Behavior` for the app's files, and what runs the file of one unit. */
export function createRegistrar({ bundle, space, onCreated }: Registering): {
  readonly given: Pick<Given, 'Page' | 'Component' | 'Behavior'>;
  readonly register: (unit: Unit, run: () => void) => void;
} {
  let current: { readonly unit: Unit; readonly make: Constructors } | null = null;
  let made = 0;
  const now = (name: string): { readonly unit: Unit; readonly make: Constructors } => {
    if (!current) throw new Error(`${name}() is called outside of a page's or component's file`);
    made += 1;
    return current;
  };
  const given = {
    Page(definition: Definition): void {
      const { make } = now('Page');
      const behavior = make.Behavior({ created: created(onCreated) });
      const others = (definition['behaviors'] ?? []) as unknown[];
      make.Page({ ...definition, behaviors: [behavior, ...others] });
    },
    Component(definition: Definition): void {
      const { make, unit } = now('Component');
      const options = (definition['options'] ?? {}) as { styleIsolation?: string };
      if (options.styleIsolation !== undefined) {
        fail(`${unit.id}: set styleIsolation in the JSON file, not in options`);
      }
      const behavior = make.Behavior({ created: created(onCreated) });
      const others = (definition['behaviors'] ?? []) as unknown[];
      make.Component({ ...definition, behaviors: [behavior, ...others] });
    },
    Behavior(definition: Definition): unknown {
      if (!current) throw new Error('Behavior() is called outside of a component');
      return current.make.Behavior(definition);
    },
  };
  return {
    given,
    register(unit, run) {
      prepare({ bundle, space }, unit);
      space.componentEnv(unit.id, (make) => {
        current = { unit, make };
        made = 0;
        run();
        current = null;
      });
      if (made !== 1) fail(`${unit.id}.ts calls Page() or Component() ${made} times`);
    },
  };
}

function created(onCreated: (of: Instance) => void): (this: Instance) => void {
  return function (this: Instance) {
    onCreated(this);
  };
}

function prepare({ bundle, space }: Pick<Registering, 'bundle' | 'space'>, unit: Unit): void {
  const { id, config, using } = unit;
  const places = Object.entries(using).map(([tag, target]) => [tag, `/${target}`]);
  const own: Data = { ...config, usingComponents: Object.fromEntries(places) };
  const isShared = config.styleIsolation?.endsWith('shared') ?? config.component !== true;
  const scope = `s${id.replace(/[^a-z0-9]/gi, '-')}`;
  registerSheet(id, withScope(bundle.styles[id] ?? '', isShared ? '' : scope));
  space.addComponentStaticConfig(id, own);
  space.addStyleSheet(id, id, scope);
  space.addCompiledTemplate(id, {
    content: bundle.templates[id],
    groupList: bundle.templates,
    fallbackListenerOnNativeNode: true,
  });
}

/** Puts a prefix, or none, where the compiler left its marks. */
export function withScope(css: string, scope: string): string {
  return css
    .replaceAll('MPSCOPE__', scope === '' ? '' : `${scope}--`)
    .replaceAll('MPHOST__', scope);
}
