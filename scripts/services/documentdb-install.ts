import { chmod, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpackPackages } from './debian.ts';
import { buildGateway } from './gateway-build.ts';
import type { InstallContext } from './install.ts';
import { installOnce } from './install.ts';
import { findLoader } from './loader.ts';

const BIN = 'usr/lib/postgresql/18/bin';
const EXTENSIONS = 'usr/share/postgresql/18/extension';

/** What a headless server without geometry never loads; PostGIS is replaced by stand-ins, see below. */
const WITHOUT = [
  'libgdal.*',
  'libjson-perl',
  'libsfcgal.*',
  'postgresql(?:-client)?-common.*',
  'postgresql-18-postgis-3.*',
  'postgresql-18-rum',
  'postgresql-client-18',
  'proj-data',
  'ssl-cert',
];

const NOT_READ = [
  'etc',
  'usr/lib/postgresql/18/lib/bitcode',
  'usr/lib/postgresql/18/lib/pgxs',
  'usr/share/bug',
  'usr/share/doc',
  'usr/share/i18n',
  'usr/share/lintian',
  'usr/share/locale',
  'usr/share/man',
  'usr/share/perl5',
  'var',
];

/** Both parts of the engine: the gateway program and the unpacked PostgreSQL it starts. */
export interface DocumentDb {
  gateway: string;
  programs: string;
}

/** Unpacks PostgreSQL 18 with DocumentDB into the cache and builds the gateway. Throws saying what is missing. */
export async function installDocumentDb(context: InstallContext): Promise<DocumentDb> {
  const programs = await installOnce(context, 'documentdb-18', async (folder) => {
    context.log('Installing PostgreSQL 18 with DocumentDB (Debian packages, unpacked only) …');
    const packages: [string] = ['postgresql-18-documentdb'];
    await unpackPackages({ packages, without: WITHOUT, into: folder });
    for (const name of NOT_READ) await rm(join(folder, name), { recursive: true, force: true });
    await writePostgisStandIn(join(folder, EXTENSIONS));
    for (const name of ['postgres', 'initdb']) await wrapProgram(folder, name);
  });
  return { gateway: await buildGateway(context), programs };
}

/**
 * initdb starts `postgres` by name and both look for their files relative to themselves, so each name becomes a script
 * that starts the program through the tree's own loader. The script finds the tree from its own place: the tree moves once.
 */
async function wrapProgram(tree: string, name: string): Promise<void> {
  const program = join(tree, BIN, name);
  await rename(program, `${program}.bin`);
  const { loader, libraries } = findLoader(tree);
  const inTree = (path: string): string => path.slice(tree.length + 1);
  const script = [
    '#!/bin/sh',
    'here=$(cd "$(dirname "$0")" && pwd -P)',
    `tree=\${here%/${BIN}}`,
    `exec "$tree/${inTree(loader)}" --argv0 "$here/${name}" \\`,
    `  --library-path "$tree/${inTree(libraries)}:$tree/usr/lib/postgresql/18/lib" \\`,
    `  "$here/${name}.bin" "$@"`,
    '',
  ].join('\n');
  await writeFile(program, script);
  await chmod(program, 0o755);
}

/**
 * DocumentDB's set-up names PostGIS types and functions for its two geometry index kinds, which we never make. These
 * stand-ins satisfy the names; none is ever called.
 */
async function writePostgisStandIn(folder: string): Promise<void> {
  if ((await readdir(folder)).includes('postgis.control')) return;
  const control = ["comment = 'names without geometry'", "default_version = '0'", ''].join('\n');
  await writeFile(join(folder, 'postgis.control'), control);
  const types = ['geometry', 'geography', 'box2d', 'box2df', 'gidx'].flatMap(standInType);
  const geometry = standInIndex('geometry_gist', '_2d', 'geometry');
  const geography = standInIndex('geography_gist', '', 'box2d');
  const sql = [...types, ...geometry, ...geography, ''].join('\n');
  await writeFile(join(folder, 'postgis--0.sql'), sql);
}

function standInType(name: string): string[] {
  const bytes = 'LANGUAGE internal IMMUTABLE STRICT';
  return [
    `CREATE TYPE ${name};`,
    `CREATE FUNCTION ${name}_in(cstring) RETURNS ${name} ${bytes} AS 'byteain';`,
    `CREATE FUNCTION ${name}_out(${name}) RETURNS cstring ${bytes} AS 'byteaout';`,
    `CREATE TYPE ${name} (INPUT = ${name}_in, OUTPUT = ${name}_out, LIKE = bytea);`,
  ];
}

function standInIndex(prefix: string, suffix: string, type: string): string[] {
  const define = (name: string, takes: string, like: string): string =>
    `CREATE FUNCTION ${prefix}_${name}${suffix}(${takes}) RETURNS internal LANGUAGE internal AS '${like}';`;
  return [
    define('union', 'bytea, internal', 'gist_box_union'),
    define('decompress', 'internal', 'gist_poly_compress'),
    define('penalty', 'internal, internal, internal', 'gist_box_penalty'),
    define('picksplit', 'internal, internal', 'gist_box_picksplit'),
    define('same', `${type}, ${type}, internal`, 'gist_box_same'),
  ];
}
