/** Writes the contract: plain TypeScript types of every JSON answer, made from the schemas beside the doors. */
import { z } from 'zod';
import type { Route } from './door.ts';
import { stepSchema } from './schemas/desk.ts';
import { errorSchema } from './schemas/system.ts';

/** The corner of JSON Schema that the answers use. */
interface Shape {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

const PLAIN: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

/** Throws for a shape that has no type here yet: better no contract than a wrong one. */
function typeOf(shape: Shape, indent: string): string {
  // Whatever is stored, shown as it is.
  if (Object.keys(shape).length === 0) return 'unknown';
  if (shape.$ref !== undefined) return shape.$ref.split('/').at(-1) ?? '';
  if (Array.isArray(shape.type))
    return shape.type.map((type: string) => typeOf({ ...shape, type }, indent)).join(' | ');
  if (shape.type === 'null') return 'null';
  if (shape.const !== undefined) return literal(shape.const);
  if (shape.enum !== undefined) return shape.enum.map(literal).join(' | ');
  if (shape.anyOf !== undefined) return shape.anyOf.map((part) => typeOf(part, indent)).join(' | ');
  if (shape.items !== undefined) return `readonly (${typeOf(shape.items, indent)})[]`;
  if (shape.properties !== undefined) return objectType(shape, indent);
  const plain = typeof shape.type === 'string' ? PLAIN[shape.type] : undefined;
  if (plain === undefined) throw new Error(`no type for the shape ${JSON.stringify(shape)}`);
  return plain;
}

function objectType(shape: Shape, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(shape.properties ?? {}).map(([name, part]) => {
    const mark = shape.required?.includes(name) ? '' : '?';
    return `${inner}readonly ${name}${mark}: ${typeOf(part, inner)};`;
  });
  return ['{', ...lines, `${indent}}`].join('\n');
}

/** Answers, and parts of them, that have a name of their own; lists are looked through. */
function namedAnswers(routes: readonly Route[]): ReadonlyMap<string, z.ZodType> {
  const named = new Map<string, z.ZodType>([
    ['Problem', errorSchema],
    ['Step', stepSchema],
  ]);
  for (const promised of routes.flatMap((route) => Object.values(route.answers))) {
    if (typeof promised === 'string') continue;
    const schema = promised instanceof z.ZodArray ? (promised.element as z.ZodType) : promised;
    const id = schema.meta()?.id;
    if (id !== undefined) named.set(id, schema);
  }
  return named;
}

/** The text of `contract/answers.ts`, before formatting. */
export function writeContract(routes: readonly Route[]): string {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of namedAnswers(routes)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'output' });
  const types = Object.entries(schemas)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, shape]) => `export type ${id} = ${typeOf(shape as Shape, '')};`);
  return [
    '/** Plain types of every answer of the API. Written by scripts/write-contract.ts; do not edit. */',
    ...types,
    '',
  ].join('\n\n');
}
