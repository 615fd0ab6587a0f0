/**
 * The one way to declare a route: who may call it stands beside what it takes and answers, and without that it does
 * not compile. Access is decided before input is looked at. Answers are parsed by their contract on the way out, so
 * that a field the contract does not name never leaves the server.
 */
import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { problem } from '../../shared/api/problem.ts';
import { can, isActInSummary, type Act, type ReviewAct, type ReviewRole } from '../../shared/access.ts';
import { isId } from '../../shared/ids.ts';
import type { SignedIn } from '../session.ts';
import type { AppDeps } from './app-deps.ts';
import { forbidden, invalidInputOf, notFound, signedOut } from './errors.ts';

/** `signed-in` is for what concerns only the caller. A list means: any of these acts opens the route. */
export type Access = 'public' | 'signed-in' | Act | readonly [Act, ...Act[]];

/** Path parameters of `/reviews/{reviewId}/actions/{actionId}`; each is an identifier or a link's token. */
type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

/** An act in a review can only be decided on a path that names the review, or a summary made from it. */
type PathFor<A extends Access> = A extends ReviewAct
  ? `${string}{reviewId}${string}` | `${string}{summaryId}${string}`
  : string;

/** 204, no body. */
export const nothing = { kind: 'nothing' } as const;
/** Anything but JSON: the handler returns the Response itself. */
export function content(type: string) {
  return { kind: 'content', type } as const;
}
type Answer = z.ZodType | typeof nothing | ReturnType<typeof content>;
type AnswerValue<R extends Answer> = R extends z.ZodType
  ? z.input<R>
  : R extends { kind: 'nothing' }
    ? undefined
    : Response;

export interface Asked<A extends Access, Path extends string, Q, B> {
  /** For headers, cookies and streams; input comes from the fields below. */
  readonly c: Context;
  readonly params: Readonly<Record<ParamNames<Path>, string>>;
  readonly query: Q extends z.ZodType ? z.output<Q> : undefined;
  readonly body: B extends z.ZodType ? z.output<B> : undefined;
  readonly caller: A extends 'public' ? SignedIn | null : SignedIn;
  /** The caller's role in the review the path names, itself or by a summary made from it; null when it names none or an organisation act let them in. */
  readonly role: A extends ReviewAct ? ReviewRole : ReviewRole | null;
}

export interface RouteSpec<
  A extends Access,
  Path extends string,
  R extends Answer,
  Q extends z.ZodObject | undefined,
  B extends z.ZodType | undefined,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api/v1, with parameters in braces. */
  readonly path: Path & PathFor<A>;
  readonly act: A;
  /** One line for the API page. */
  readonly summary: string;
  readonly query?: Q;
  readonly body?: B;
  /** The body is no JSON: its media type, for the API page. The handler reads it from `c`, once access is decided. */
  readonly takes?: string;
  /** Of a JSON answer; 200 unless told. */
  readonly status?: 200 | 201;
  readonly answer: R;
  readonly handle: (asked: Asked<A, Path, Q, B>) => Promise<AnswerValue<R>>;
}

interface Admission {
  readonly caller: SignedIn | null;
  readonly role: ReviewRole | null;
}

/** The routes of one noun. Make one, `add` each route, return `.app`. */
export class Routes {
  readonly app: OpenAPIHono = new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw result.target === 'param' ? notFound() : invalidInputOf(result.error);
    },
  });
  readonly #deps: AppDeps;

  constructor(deps: AppDeps) {
    this.#deps = deps;
  }

  add<
    const A extends Access,
    const Path extends string,
    R extends Answer,
    Q extends z.ZodObject | undefined = undefined,
    B extends z.ZodType | undefined = undefined,
  >(spec: RouteSpec<A, Path, R, Q, B>): void {
    const names = [...spec.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const params = z.object(Object.fromEntries(names.map((name) => [name, z.string().refine(isId)])));
    const admissions = new WeakMap<Context, Admission>();
    // Typed loosely: the types callers rely on are those of `RouteSpec`.
    const config: RouteConfig = createRoute({
      method: spec.method,
      path: spec.path,
      summary: spec.summary,
      'x-access': spec.act,
      middleware: async (c: Context, next: () => Promise<void>) => {
        admissions.set(c, await admit(this.#deps, c, spec.act));
        await next();
      },
      request: {
        ...(names.length > 0 ? { params } : {}),
        ...(spec.query ? { query: spec.query } : {}),
        ...(spec.body
          ? { body: { required: true, content: { 'application/json': { schema: spec.body } } } }
          : {}),
        ...(spec.takes === undefined
          ? {}
          : { body: { content: { [spec.takes]: { schema: { type: 'string', format: 'binary' } } } } }),
      },
      responses: {
        ...describeAnswer(spec.answer, spec.status ?? 200),
        default: {
          description: 'A refusal: code, sentence and remedy',
          content: { 'application/problem+json': { schema: problem } },
        },
      },
    });
    this.app.openapi(config, async (c: Context) => {
      const { caller, role } = admissions.get(c) ?? { caller: null, role: null };
      const valid = (target: 'param' | 'query' | 'json'): unknown => c.req.valid(target as never);
      const asked = {
        c,
        params: names.length > 0 ? valid('param') : {},
        query: spec.query ? valid('query') : undefined,
        body: spec.body ? valid('json') : undefined,
        caller,
        role,
      };
      const value: unknown = await spec.handle(asked as Asked<A, Path, Q, B>);
      return render(c, spec.answer, spec.status ?? 200, value);
    });
  }
}

function describeAnswer(answer: Answer, status: 200 | 201) {
  if (answer instanceof z.ZodType) {
    return { [status]: { description: 'Done', content: { 'application/json': { schema: answer } } } };
  }
  if (answer.kind === 'nothing') return { 204: { description: 'Done' } };
  return { [status]: { description: 'Done', content: { [answer.type]: { schema: z.string() } } } };
}

function render(c: Context, answer: Answer, status: 200 | 201, value: unknown): Response {
  if (answer instanceof z.ZodType) return c.json(answer.parse(value) as object, status);
  return answer.kind === 'nothing' ? c.body(null, 204) : (value as Response);
}

/**
 * Decides whether the caller may go on. A review they take no part in is answered exactly like one that does not
 * exist; a role that does not suffice is told so, since its bearer knows the review anyway.
 */
async function admit(deps: AppDeps, c: Context, access: Access): Promise<Admission> {
  const caller = await deps.sessions.find(c.req.header('cookie'));
  if (access === 'public') return { caller, role: null };
  if (caller === null) throw signedOut();
  if (access === 'signed-in') return { caller, role: null };
  const { organisationRoles, id } = caller.member;
  const reviewId = c.req.param('reviewId') ?? c.req.param('summaryId');
  if (reviewId !== undefined && !isId(reviewId)) throw notFound();
  const reviewRole = reviewId === undefined ? null : await deps.roleIn(reviewId, id);
  const acts: readonly Act[] = typeof access === 'string' ? [access] : access;
  const standing = { organisationRoles, reviewRole };
  const isSummary = reviewId !== undefined && deps.isSummary(reviewId);
  // Under the id of a summary there is nothing of what a review has besides its document.
  const there = isSummary ? acts.filter(isActInSummary) : acts;
  if (there.some((act) => can(standing, act))) return { caller, role: reviewRole };
  const hidden = reviewRole === null || there.length === 0;
  throw reviewId !== undefined && hidden ? notFound() : forbidden();
}
