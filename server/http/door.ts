/** The shape of one door: what it takes, what it answers, who may use it. */
import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { Employee, Role } from '../domain/people.ts';
import type { Answer } from './answer.ts';

/**
 * Who may pass. public: anybody · gateway: signed by the gateway · wecom: signed by WeCom · cli: has the key of the
 * command line · session: any employee who is logged in · roles: an employee with one of these.
 */
export type OpenGuard = 'public' | 'gateway' | 'wecom' | 'cli';
export type MemberGuard = 'session' | readonly Role[];

export interface Knock<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly raw: Buffer;
  readonly headers: IncomingHttpHeaders;
  /** Value of one of our own cookies. */
  readonly cookie: (name: string) => string | undefined;
  /** Address of the peer, for limits. */
  readonly address: string;
  /** The session token used, null without one. */
  readonly token: string | null;
}

export type MemberKnock<Params, Query, Body> = Knock<Params, Query, Body> & {
  readonly viewer: Employee;
};

interface Form<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  /** One sentence for the API document. */
  readonly says: string;
  readonly params?: P;
  readonly query?: Q;
  /** Checked, and turned into the handler's `body`. */
  readonly body?: B;
  /** Documents a body that the handler itself reads (signed bytes). */
  readonly bodyDocument?: z.ZodType;
  /** A file instead of JSON, handed over as `raw`: of one of these content types, the first being its proper one. */
  readonly file?: { readonly types: readonly [string, ...string[]]; readonly limit: number };
  /** By status: the schema of a JSON answer, or a sentence for any other. */
  readonly answers: Readonly<Record<number, z.ZodType | string>>;
  /** Shown to people in a browser: refusals are pages, and nobody logged in is sent to the login. */
  readonly page?: true;
}

type Erased = Form<z.ZodType, z.ZodType, z.ZodType>;

export interface OpenDoor extends Erased {
  readonly for: 'anybody';
  readonly handle: (knock: Knock<unknown, unknown, unknown>) => Answer | Promise<Answer>;
}

export interface MemberDoor extends Erased {
  readonly for: 'member';
  readonly handle: (knock: MemberKnock<unknown, unknown, unknown>) => Answer | Promise<Answer>;
}

interface Place {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
}

export type Route =
  | (Place & OpenDoor & { readonly guard: OpenGuard })
  | (Place & MemberDoor & { readonly guard: MemberGuard });

type Out<T> = T extends z.ZodType ? z.output<T> : unknown;

/** A door for machines and strangers. The guard reads by the same schemas before `handle` runs. */
export function openDoor<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  door: Form<P, Q, B> & {
    readonly handle: (knock: Knock<Out<P>, Out<Q>, Out<B>>) => Answer | Promise<Answer>;
  },
): OpenDoor {
  // The schemas of this very door have produced what is handed in: the types are forgotten, not changed.
  return { ...door, for: 'anybody', handle: door.handle as OpenDoor['handle'] };
}

/** A door for employees who are logged in. */
export function memberDoor<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  door: Form<P, Q, B> & {
    readonly handle: (knock: MemberKnock<Out<P>, Out<Q>, Out<B>>) => Answer | Promise<Answer>;
  },
): MemberDoor {
  return { ...door, for: 'member', handle: door.handle as MemberDoor['handle'] };
}
