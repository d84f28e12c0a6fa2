import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Clone } from "../../../../src/providers/git/clone.ts";
import { contactsOf } from "../../../../src/providers/git/mailmap.ts";
import { cleanEnv, temporaryFolder } from "../../../support/cli.ts";

test("asks for an address alone where a commit has no name, as git shortlog does", async () => {
  const folder = temporaryFolder();
  const mailmap = join(folder, ".mailmap");
  writeFileSync(mailmap, "Proper Name <e@x.org>\n<new@x.org> <old@x.org>\nBob <b@x.org> b <bb@x.org>\n");
  const clone = { mailmap, env: cleanEnv() } as unknown as Clone;
  expect(
    await contactsOf(["\ne@x.org", " \ne@x.org", "\nold@x.org", "\nnone@x.org", "b\nbb@x.org", "c\n"], clone, true),
  ).toEqual([
    { name: "Proper Name", email: "e@x.org", unmapped: { name: "e@x.org", email: "e@x.org" } },
    { name: "Proper Name", email: "e@x.org", unmapped: { name: "e@x.org", email: "e@x.org" } },
    { name: "new@x.org", email: "new@x.org", unmapped: { name: "old@x.org", email: "old@x.org" } },
    { name: "none@x.org", email: "none@x.org" },
    { name: "Bob", email: "b@x.org", unmapped: { name: "b", email: "bb@x.org" } },
    { name: "c" },
  ]);
});
