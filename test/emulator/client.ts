import { Octokit } from "@octokit/rest";
import { onTestFinished } from "vitest";
import { type Emulator, type Options, startEmulator } from "./index.ts";

/** An emulator that ends with the test. */
export async function emulatorForTest(options: Options = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  return emulator;
}

/** GitHub's own client, as anybody uses it, without a word about the emulator but its address. */
export function client({ url }: Pick<Emulator, "url">): Octokit {
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return new Octokit({ baseUrl: url, auth: "a-token-for-tests", log });
}

interface GraphqlError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

export interface GraphqlAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
  readonly data: any;
  readonly errors?: readonly GraphqlError[];
}

/** Asks GraphQL as it is spoken over HTTP. */
export async function graphql(
  { url }: Pick<Emulator, "url">,
  query: string,
  variables: object = {},
): Promise<GraphqlAnswer> {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${url}/graphql`, { method: "POST", body });
  return { status: response.status, ...((await response.json()) as { data: unknown; errors?: GraphqlError[] }) };
}
