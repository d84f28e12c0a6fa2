/** One request, before it is known how often it will be sent. */
export interface Asked {
  /** Upper case. */
  readonly method: string;
  /** As it was written: checked before any part of it is made regular. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
  /** How many issues, comments and discussions it creates: what the service's limit of content counts. */
  readonly creates: number;
  /** Whether an answer that is kept from before may be confirmed rather than sent again. */
  readonly etag: boolean;
  /** How often a read is sent before it counts as failed; 4 when not given. */
  readonly tries?: number;
}

export type RequestKind = "rest" | "graphql";

/** A request of which it is known what it may do. */
export interface Request extends Asked {
  readonly kind: RequestKind;
  /** It may change something over there. */
  readonly write: boolean;
}

/** A whole answer: its body was read to the end, and was JSON or rightly empty. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** As it came; empty for 204, 205 and 304. */
  readonly text: string;
  /** The body as a value; undefined when it is empty. */
  readonly data: unknown;
}

/** What passes time and deals chance; tests hand in their own. */
export interface Time {
  /** Milliseconds on a clock that never jumps. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wall: () => number;
  /** Waits so many milliseconds. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}
