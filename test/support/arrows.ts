/** The arrows between the rooms as a table, and the imports that go against it. */
import { importsOf, type Import, type Source } from './sources.ts';

/** Files of a room; the first that fits counts. */
const ROOMS = {
  domain: /^server\/domain\//,
  ports: /^server\/ports(\.ts|\/)/,
  errors: /^server\/errors\.ts$/,
  log: /^server\/log\.ts$/,
  flows: /^server\/flows\//,
  adapters: /^server\/adapters\//,
  http: /^server\/http\//,
  jobs: /^server\/jobs\//,
  config: /^server\/config(\.ts|\/)/,
  clock: /^server\/clock\.ts$/,
  build: /^server\/build(\.ts|\/)/,
  main: /^server\/main\.ts$/,
  templates: /^templates\//,
  cards: /^cards\//,
  miniprogram: /^miniprogram\//,
  scripts: /^scripts\//,
  test: /^test\//,
} as const;
type Room = keyof typeof ROOMS;

interface Law {
  /** Rooms whose values and types may be imported; one's own is always among them unless `alone`. */
  readonly values: readonly Room[];
  /** Rooms of which only types may be. */
  readonly types: readonly Room[];
  /** Packages, or any that is not kept for another room. */
  readonly packages: RegExp | 'any';
}

const NO_PACKAGE = /(?!)/;
const PURE_PACKAGES =
  /^(zod|luxon|libphonenumber-js(\/max)?|chinese-days|pinyin-pro|fastest-levenshtein)$/;
const EVERYTHING = Object.keys(ROOMS) as Room[];
const PRODUCT = EVERYTHING.filter((room) => !['scripts', 'test', 'main'].includes(room));

const LAWS: Readonly<Record<Room, Law>> = {
  domain: { values: ['domain'], types: [], packages: PURE_PACKAGES },
  templates: { values: ['templates'], types: ['domain'], packages: NO_PACKAGE },
  cards: { values: ['cards', 'domain', 'templates'], types: [], packages: NO_PACKAGE },
  ports: { values: [], types: ['ports', 'domain', 'cards'], packages: NO_PACKAGE },
  errors: { values: [], types: [], packages: 'any' },
  log: { values: [], types: [], packages: 'any' },
  flows: {
    values: ['flows', 'domain', 'cards', 'templates', 'errors'],
    types: ['ports', 'log'],
    packages: /^(uuid|node:crypto)$/,
  },
  adapters: { values: ['errors', 'log'], types: ['ports', 'domain', 'cards'], packages: 'any' },
  http: {
    values: ['http', 'errors', 'log', 'templates'],
    types: ['flows', 'ports', 'domain'],
    packages: 'any',
  },
  jobs: {
    values: ['jobs', 'errors', 'log', 'templates'],
    types: ['flows', 'ports', 'domain'],
    packages: 'any',
  },
  config: { values: ['config', 'errors'], types: [], packages: 'any' },
  clock: { values: [], types: ['ports'], packages: NO_PACKAGE },
  build: { values: PRODUCT, types: [], packages: 'any' },
  main: { values: PRODUCT, types: [], packages: 'any' },
  miniprogram: { values: ['miniprogram'], types: [], packages: NO_PACKAGE },
  scripts: { values: EVERYTHING, types: [], packages: 'any' },
  test: { values: EVERYTHING, types: [], packages: 'any' },
};

/** Arrows of the table that are finer than rooms. `values`: also what is left at run time. */
const FINER: readonly {
  readonly by: RegExp;
  readonly of: RegExp;
  readonly values: boolean;
}[] = [
  // Closed lists (roles, devices, classes) are vocabulary, not decisions: schemas and parsers name them.
  {
    by: /^server\/(http|adapters)\//,
    of: /^server\/domain\/(.+\/types|people)\.ts$/,
    values: true,
  },
  // A stored document is a reading of the domain's own value.
  { by: /^server\/adapters\/store\//, of: /^server\/domain\//, values: true },
  { by: /^server\/http\//, of: /^server\/adapters\/(\w+\/)+(parse|signature)\.ts$/, values: true },
  { by: /^miniprogram\//, of: /^server\/http\/contract\//, values: false },
];

/** Packages that speak to something outside, and the only places of the product that know them. */
const KEPT: readonly (readonly [RegExp, RegExp])[] = [
  [/^(koa|koa-.+|@koa\/.+)$/, /^server\/http\//],
  [/^mongoose$/, /^server\/(adapters\/store\/|build)/],
  [/^mongodb$/, /^server\/(adapters\/store\/|jobs\/|build)/],
  [/^(agenda|@agendajs\/.+)$/, /^server\/jobs\/agenda\.ts$/],
  [/^ioredis$/, /^server\/(adapters\/(redis|wecom)\/|build)/],
  [/^hucre(\/|$)/, /^server\/adapters\/sheets\//],
  [/^openai$/, /^server\/adapters\/(speech|llm)\//],
  [/^(co-wechat-api|@wecom\/crypto)$/, /^server\/adapters\/wecom\//],
];

/** Null for what stands outside every room. */
export function roomOf(file: string): Room | null {
  return EVERYTHING.find((room) => ROOMS[room].test(file)) ?? null;
}

function isAllowed(one: Import): boolean {
  const from = roomOf(one.by);
  if (!from || from === 'scripts' || from === 'test') return true;
  const law = LAWS[from];
  if (!one.ours) {
    const kept = KEPT.find(([name]) => name.test(one.of));
    return (
      (kept?.[1].test(one.by) ?? true) && (law.packages === 'any' || law.packages.test(one.of))
    );
  }
  const to = roomOf(one.of);
  if (!to) return false;
  if (law.values.includes(to) || (one.typeOnly && law.types.includes(to))) return true;
  if (from === 'adapters' && isSameFolder(one)) return true;
  return FINER.some(
    ({ by, of, values }) => by.test(one.by) && of.test(one.of) && (values || one.typeOnly),
  );
}

/** An adapter knows its own folder, and that of Redis. */
function isSameFolder({ by, of }: Import): boolean {
  const folder = (file: string): string | undefined => file.split('/')[2];
  return folder(by) === folder(of) || of.startsWith('server/adapters/redis/');
}

/** One sentence for each import against the table. */
export function brokenArrows(sources: readonly Source[]): string[] {
  return sources
    .flatMap(importsOf)
    .filter((one) => !isAllowed(one))
    .map(({ by, of, typeOnly }) => `${by} imports ${typeOnly ? 'types of ' : ''}${of}`);
}
