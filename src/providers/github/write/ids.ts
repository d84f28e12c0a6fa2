import { slugOf } from "../../../kinds/slug.ts";
import { AppError } from "../../../system/errors.ts";
import type { GraphqlError } from "../../../system/http/index.ts";
import type { Client } from "../client.ts";
import type { Memory } from "../memory.ts";
import { unreadable } from "../read/errors.ts";
import { type Part, partOf, wrong } from "../read/shape.ts";

/** Why a part is missing is told; nothing is written from what is left. @throws AppError */
export function refuseErrors(errors: readonly GraphqlError[]): void {
  if (errors.length === 0) return;
  const [first] = errors;
  if (first?.type === "NOT_FOUND") throw new AppError("target.missing", {});
  const { reason, params } = unreadable(errors);
  throw new AppError(reason, params);
}

/** A handle, which is never empty. @throws AppError `target.partial` */
function handleOf(part: Part, key: string): string {
  const handle = part.text(key);
  if (handle === "") throw wrong(`${part.where}.${key}`);
  return handle;
}

/** Finds the handles that writing needs: from what was read, else by asking. */
export class Ids {
  readonly #client: Client;
  readonly #memory: Memory;
  readonly #owner: string;

  constructor(client: Client, memory: Memory, owner: string) {
    this.#client = client;
    this.#memory = memory;
    this.#owner = owner;
  }

  /** The node id of a repository. @throws AppError `target.missing`, `target.partial`, or what the service says */
  async repository(name: string): Promise<string> {
    const known = this.#memory.get("repository", name);
    if (known) return known;
    const query = "query($owner:String!,$name:String!){repository(owner:$owner,name:$name){id}}";
    const variables = { owner: this.#owner, name };
    const { data, errors } = await this.#client.http.graphql({ query, variables, write: false });
    refuseErrors(errors);
    if (data?.repository === null) throw new AppError("target.missing", {});
    const id = handleOf(partOf(data?.repository, "repository"), "id");
    this.#memory.set("repository", name, id);
    return id;
  }

  /** The slug of a team. GitHub makes it of the name; one that was read or made is known. */
  team(name: string): string {
    return this.#memory.get("team", name) ?? slugOf(name);
  }

  /** The account that the token belongs to. @throws AppError `target.missing` */
  async viewer(): Promise<string> {
    const { status, data } = await this.#client.rest("GET /user", {});
    if (status !== 200) throw new AppError("target.missing", {});
    return handleOf(partOf(data, "user"), "login");
  }

  /** Handle and type of the owner. @throws AppError `target.missing` */
  async owner(): Promise<{ id: string; type: "Organization" | "User" }> {
    const { ownerId, ownerType } = this.#memory;
    if (ownerId && ownerType) return { id: ownerId, type: ownerType };
    const account = await this.#account();
    const id = handleOf(account, "node_id");
    // Where a thing is made depends on it: what is no word for it is not taken for a person.
    const type = account.word("type", ["organization", "user"]) === "organization" ? "Organization" : "User";
    this.#memory.ownerId = id;
    this.#memory.ownerType = type;
    return { id, type };
  }

  /** The owner's number, for the addresses that take no login. @throws AppError `target.missing`, `target.partial` */
  async ownerNumber(): Promise<string> {
    return String((await this.#account()).count("id"));
  }

  async #account(): Promise<Part> {
    const { status, data } = await this.#client.rest("GET /users/{username}", { username: this.#owner });
    if (status !== 200) throw new AppError("target.missing", {});
    return partOf(data, "user");
  }

  board(title: string): string | undefined {
    return this.#memory.get("board", title);
  }

  /**
   * Learns the fields of a board that was just made: GitHub puts some there of its own. All of them, or none.
   * @throws AppError `target.partial`, `target.short` for an answer that is not whole
   */
  async learnFields(client: Client, title: string): Promise<void> {
    const id = this.board(title);
    if (!id) return;
    const query =
      "query($id:ID!){node(id:$id){...on ProjectV2{fields(first:100){totalCount nodes{...on ProjectV2FieldCommon{id name}}}}}}";
    const { data, errors } = await client.http.graphql({ query, variables: { id }, write: false });
    refuseErrors(errors);
    const fields = partOf(data?.node, "node").wholeList("fields");
    const found = fields.map((field) => [field.text("name"), field.text("id")] as const);
    for (const [name, handle] of found) this.#memory.set("field", `${title}\t${name}`, handle);
  }

  get memory(): Memory {
    return this.#memory;
  }
}
