import { slugOf } from "../../../kinds/slug.ts";
import { AppError } from "../../../system/errors.ts";
import type { Client } from "../client.ts";
import type { Memory } from "../memory.ts";

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

  /** The node id of a repository. @throws AppError `target.missing` */
  async repository(name: string): Promise<string> {
    const known = this.#memory.get("repository", name);
    if (known) return known;
    const query = "query($owner:String!,$name:String!){repository(owner:$owner,name:$name){id}}";
    const { data } = await this.#client.http.graphql({ query, variables: { owner: this.#owner, name }, write: false });
    const id = (data?.repository as { id?: string } | null | undefined)?.id;
    if (typeof id !== "string" || id === "") throw new AppError("target.missing", {});
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
    const { login } = (data ?? {}) as { login?: string };
    if (status !== 200 || typeof login !== "string") throw new AppError("target.missing", {});
    return login;
  }

  /** Handle and type of the owner. @throws AppError `target.missing` */
  async owner(): Promise<{ id: string; type: "Organization" | "User" }> {
    const { ownerId, ownerType } = this.#memory;
    if (ownerId && ownerType) return { id: ownerId, type: ownerType };
    const { status, data } = await this.#client.rest("GET /users/{username}", { username: this.#owner });
    const { node_id: id, type } = (data ?? {}) as { node_id?: string; type?: string };
    if (status !== 200 || typeof id !== "string") throw new AppError("target.missing", {});
    this.#memory.ownerId = id;
    this.#memory.ownerType = type === "Organization" ? "Organization" : "User";
    return { id, type: this.#memory.ownerType };
  }

  /** The owner's number, for the addresses that take no login. @throws AppError `target.missing` */
  async ownerNumber(): Promise<string> {
    const { status, data } = await this.#client.rest("GET /users/{username}", { username: this.#owner });
    const { id } = (data ?? {}) as { id?: number };
    if (status !== 200 || typeof id !== "number") throw new AppError("target.missing", {});
    return String(id);
  }

  board(title: string): string | undefined {
    return this.#memory.get("board", title);
  }

  /** Learns the fields of a board that was just made: GitHub puts some there of its own. */
  async learnFields(client: Client, title: string): Promise<void> {
    const id = this.board(title);
    if (!id) return;
    const query =
      "query($id:ID!){node(id:$id){...on ProjectV2{fields(first:100){nodes{...on ProjectV2FieldCommon{id name}}}}}}";
    const { data } = await client.http.graphql({ query, variables: { id }, write: false });
    const { fields } = (data?.node ?? {}) as { fields?: { nodes?: ({ id: string; name: string } | null)[] } };
    for (const field of Array.isArray(fields?.nodes) ? fields.nodes : []) {
      const isField = typeof field?.name === "string" && typeof field.id === "string";
      if (isField) this.#memory.set("field", `${title}\t${field.name}`, field.id);
    }
  }

  get memory(): Memory {
    return this.#memory;
  }
}
