import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { pack, packedFolder, unpack } from "../../../src/system/packed.ts";

const file = fc.record({ path: fc.string({ minLength: 1 }), content: fc.uint8Array() });
const files = fc.uniqueArray(file, { selector: ({ path }) => path });

test("every pack gives back what went in, byte for byte", () => {
  fc.assert(
    fc.property(files, (given) => {
      const got = [...unpack(pack(given))].map(([path, content]) => ({ path, content: Uint8Array.from(content) }));
      expect(got).toEqual(given);
    }),
  );
});

test("a pack that is cut or has more is none", () => {
  fc.assert(
    fc.property(files, fc.nat(), (given, at) => {
      const whole = pack(given);
      expect(() => unpack(whole.subarray(0, at % whole.length))).toThrow();
      expect(() => unpack(Buffer.concat([whole, Buffer.from("x")]))).toThrow();
    }),
  );
});

test.each(["{}\n", "[[1,0]]\n", '[["a",-1],["b",1]]\n', '[["a",0.5],["b",0.5]]\nx', "[]", "x\n", ""])(
  "%j is no pack",
  (text) => {
    expect(() => unpack(Buffer.from(text))).toThrow();
  },
);

test("a packed folder is read when a file of it is asked for, and once", () => {
  const read = vi.fn(() =>
    pack([
      { path: "b/x.md", content: Buffer.from("x") },
      { path: "a.md", content: Buffer.alloc(0) },
    ]),
  );
  const folder = packedFolder("/there", read);
  expect(read).not.toHaveBeenCalled();
  expect(folder.list()).toEqual(["a.md", "b/x.md"]);
  expect(folder.read("b/x.md")).toEqual(Buffer.from("x"));
  expect(folder.read("a.md")).toEqual(Buffer.alloc(0));
  expect(folder.read("__proto__")).toBeUndefined();
  expect(read).toHaveBeenCalledTimes(1);
});
