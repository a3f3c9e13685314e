/** The small part of the framework that the frame uses, typed by hand: its own types fit the authors of pages. */
import * as easel from 'glass-easel';
import * as adapter from 'glass-easel-miniprogram-adapter';

export type Data = Record<string, unknown>;

/** A method of a page or component, whatever it takes. */
export type Method = (this: Instance, ...given: unknown[]) => unknown;

/** What `this` is in a page's or component's methods. */
export interface Instance {
  readonly data: Data;
  setData: (patch: Data, then?: () => void) => void;
  readonly createSelectorQuery: () => unknown;
  readonly [name: string]: unknown;
}

/** A component as the framework sees it. */
export interface Component {
  /** Undefined on texts and plain elements. */
  readonly is?: string;
  readonly data: Data;
  readonly shadowRoot: { getElementById: (id: string) => Component | undefined } & Component;
  readonly childNodes?: readonly Component[];
  readonly parentNode: Component | null;
  readonly ownerShadowRoot?: { getHostNode: () => Component };
  readonly setData: (patch: Data) => void;
  readonly getBackendElement: () => HTMLElement | null;
  readonly triggerEvent: (name: string, detail: unknown, options: object) => void;
  readonly triggerPageLifetime: (name: string, given: readonly unknown[]) => void;
  readonly addListener: (name: string, then: (event: Tap) => void) => void;
}

export interface Tap {
  readonly target: Component;
}

export interface Root {
  readonly get: () => Instance;
  readonly getComponent: () => Component;
  readonly attach: (parent: Element, placeholder: Element) => void;
  readonly release: () => void;
}

/** What `Page({…})` and `Component({…})` are given. */
export type Definition = Record<string, unknown>;

export interface Constructors {
  readonly Page: (definition: Definition) => void;
  readonly Component: (definition: Definition) => void;
  readonly Behavior: (definition: Definition) => unknown;
}

export interface Space {
  readonly getComponentSpace: () => ComponentSpace;
  readonly addStyleSheet: (path: string, url: string, scope?: string) => void;
  readonly addComponentStaticConfig: (path: string, config: Data) => void;
  readonly addCompiledTemplate: (path: string, template: object) => void;
  readonly componentEnv: (path: string, then: (make: Constructors) => void) => void;
}

interface ComponentSpace {
  readonly define: (is: string) => Definer;
  readonly setGlobalUsingComponent: (tag: string, component: unknown) => void;
}

interface Definer {
  readonly options: (options: object) => Definer;
  readonly template: (template: object) => Definer;
  readonly definition: (definition: object) => Definer;
  readonly registerComponent: () => unknown;
}

export interface Env {
  readonly createCodeSpace: (id: string, isMain: boolean) => Space;
  readonly associateBackend: (backend: object) => {
    readonly createRoot: (tag: string, space: Space, url: string) => Root;
  };
}

export interface Changes {
  readonly shadowRoot: unknown;
  readonly initValues: (data: Data) => void;
  readonly updateValues: (data: Data, changes: readonly unknown[]) => void;
}

interface Template {
  readonly createInstance: (component: unknown, makeRoot: unknown) => Changes;
}

export interface Engine {
  readonly create: (behavior: unknown, options: unknown) => Template;
}

interface Framework {
  readonly globalOptions: {
    writeIdToDOM: boolean;
    writeFieldsToNode: boolean;
    templateEngine: Engine | null;
  };
  readonly template: { readonly GlassEaselTemplateEngine: new () => Engine };
  readonly CurrentWindowBackendContext: new () => {
    document: unknown;
    setListenerStats(element: HTMLElement, type: string, isCapture: boolean, level: number): void;
  };
  readonly Event: {
    new (name: string, detail: unknown, options: object): { getEventBubbleStatus: () => unknown };
    readonly dispatchEvent: (target: unknown, event: unknown) => void;
  };
  readonly addGlobalWarningListener: (then: (message: string, of: unknown) => boolean) => void;
  readonly addGlobalErrorListener: (then: (error: unknown, method?: string) => boolean) => void;
}

export const framework = easel as unknown as Framework;
export const { MiniProgramEnv } = adapter as unknown as { MiniProgramEnv: new () => Env };
