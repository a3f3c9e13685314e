/** The browser side of the frame: reads who holds the phone, puts everything together and launches the app. */
import { createAppLife } from './app-life.ts';
import { createBackend, registerSheet } from './backend.ts';
import { createBars } from './bars.ts';
import { builtins } from './builtins/boxes.ts';
import { installBuiltins } from './builtins/install.ts';
import type { Bundle } from './bundle-shape.ts';
import { PhoneDate, shiftClock } from './clock.ts';
import { framework, MiniProgramEnv, type Component, type Instance } from './easel.ts';
import { fail, watchFailures } from './failures.ts';
import { createHarness, reportErrors } from './harness.ts';
import type { Harness } from './harness-shape.ts';
import { hasName, isProfile } from './profile.ts';
import { createRecords } from './records.ts';
import { createRegistrar, withScope } from './register.ts';
import { guardSetData, paintLater } from './set-data.ts';
import { createStack, type Stack } from './stack.ts';
import { mendViewport } from './viewport.ts';
import { createAudio } from './wx/audio.ts';
import { createDevice } from './wx/device.ts';
import { createNetwork } from './wx/request.ts';
import { createStorage } from './wx/storage.ts';
import { createUi } from './wx/ui.ts';
import { createWx } from './wx/wx.ts';

declare global {
  interface Window {
    harness: Harness;
    startFrame: (bundle: Bundle) => void;
    getRegExp: (source: string, flags?: string) => RegExp;
    getDate: (...given: [] | [value: string | number]) => Date;
  }
}

watchFailures();
// What WXS scripts are given.
window.getRegExp = (source, flags) => new RegExp(source, flags);
window.getDate = (...given) => (given.length === 0 ? new PhoneDate() : new PhoneDate(given[0]));

const USUAL_POINTS = 16;
const asked = new URLSearchParams(location.search);

function prepareFramework(): void {
  framework.globalOptions.writeIdToDOM = true;
  // A property called dataset would otherwise break the making of a component.
  framework.globalOptions.writeFieldsToNode = false;
  paintLater();
  framework.addGlobalWarningListener((message, of) => {
    const name = typeof of === 'string' ? of : (of as { is?: string } | undefined)?.is;
    fail(`${name ?? 'a component'}: ${message}`);
    return false;
  });
}

/** The page that an instance stands in; null until it is drawn. */
function pageOf(of: Instance): HTMLElement | null {
  const component = of['_$'] as Component;
  return component.getBackendElement()?.closest<HTMLElement>('.mp-page') ?? null;
}

window.startFrame = (bundle) => {
  prepareFramework();
  const person = asked.get('person') ?? 'nobody';
  const profile = asked.get('profile') ?? 'ios';
  if (!isProfile(profile)) throw new Error(`${profile} is not a profile`);
  let fontSize = Number(asked.get('font') ?? USUAL_POINTS);
  shiftClock(Number(asked.get('shift') ?? 0));

  const env = new MiniProgramEnv();
  const space = env.createCodeSpace('', true);
  const host = env.associateBackend(createBackend());
  registerSheet('app', withScope(bundle.styles['app'] ?? '', ''));
  space.addStyleSheet('app', 'app');

  const records = createRecords();
  const bars = createBars(bundle, {
    back: () => {
      stack.back(1);
    },
    toTab: (route) => {
      stack.open(`/${route}`, 'switchTab');
    },
  });
  const stack: Stack = createStack({
    bundle,
    space,
    host,
    view: bars.view,
    changed: () => {
      bars.draw(stack.pages);
    },
  });
  const life = createAppLife(bundle, stack);
  const network = createNetwork(life);
  const device = createDevice({
    person,
    profile,
    life,
    network,
    records,
    fontSize: () => fontSize,
  });
  const all = {
    ...device.names,
    ...createUi({ stack, bars, records }),
    ...createStorage(person),
    request: network.request,
    downloadFile: network.download,
    createInnerAudioContext: () => createAudio(hasName(profile, 'InnerAudioContext.playbackRate')),
  };
  const wx = createWx(all, profile);
  installBuiltins(
    space,
    bundle.builtins,
    builtins(() => wx as ReturnType<Parameters<typeof builtins>[0]>),
  );

  const { given, register } = createRegistrar({
    bundle,
    space,
    onCreated(of) {
      mendViewport(of, pageOf);
      guardSetData(of, {
        routeOf: () => pageOf(of)?.dataset['route'] ?? stack.top()?.route ?? '',
        isHidden: () => life.isHidden() || pageOf(of)?.hidden === true,
      });
    },
  });
  const files = bundle.run(
    wx,
    life.define,
    given.Page,
    given.Component,
    given.Behavior,
    () => life.instance(),
    () => stack.pages.map(({ instance }) => instance),
    PhoneDate,
  );
  files['app']?.();
  for (const unit of bundle.units) register(unit, () => files[unit.id]?.());

  window.harness = createHarness({
    stack,
    life,
    network,
    records,
    networkChanged: device.networkChanged,
    setFontSize: (points) => {
      fontSize = points;
    },
  });
  reportErrors(life);
  life.launch(asked.get('open') ?? '');
};
