import { expect, test } from "vitest";
import { sha256 } from "../../../src/system/hash.ts";

test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
])("sha256 of %j is that of FIPS 180", (text, hash) => {
  expect(sha256(text)).toBe(hash);
  expect(sha256(Buffer.from(text))).toBe(hash);
});

test("text is hashed as UTF-8", () => {
  expect(sha256("社区")).toBe(sha256(Buffer.from([0xe7, 0xa4, 0xbe, 0xe5, 0x8c, 0xba])));
});
