import type { RequestListener } from "node:http";
import type { Served } from "../../support/git-server.ts";
import type { Repository } from "../../support/repository.ts";

/** Where one hostile source is put together. */
export interface Place {
  /** The folder in which commonry runs; nothing may change in it. */
  readonly dir: string;
  /** A repository in `dir`, with a template in its first commit unless told otherwise. */
  repository(name?: string): Repository;
  serve(listener: RequestListener): Promise<Served>;
}

/** One source that means harm, or is broken, and what it gets. */
export interface HostileSource {
  readonly what: string;
  /** Code of the refusal. */
  readonly got: string;
  readonly exit: 1 | 2 | 6;
  /** For a path that is refused, why. */
  readonly fault?: string;
  /** Puts it there and gives the reference to it. */
  readonly make: (place: Place) => string | Promise<string>;
}

/** A template that is fine. */
export const template = (id = "main", more = "") =>
  `template: 1\nid: ${id}\nversion: 1.0.0\ntitle: x\ndescription: x\n${more}files: [{ to: a.md }]\n`;

export const plain = { "template.yaml": template(), "files/a.md": "a\n" };
