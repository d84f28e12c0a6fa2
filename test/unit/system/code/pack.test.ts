import fc from "fast-check";
import { expect, test } from "vitest";
import { packed, unpacked } from "../../../../src/system/code/pack.ts";

const pieces = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.uint8Array({ maxLength: 40 })), {
  selector: ([name]) => name,
});

test("what is packed comes out again, each piece at a multiple of eight", () => {
  fc.assert(
    fc.property(pieces, (given) => {
      const file = Buffer.from(packed(given));
      const found = [...unpacked(file)];
      expect(found.map(([name, bytes]) => [name, [...bytes]])).toEqual(
        given.map(([name, bytes]) => [name, [...bytes]]),
      );
      for (const [, bytes] of found) expect((bytes.byteOffset - file.byteOffset) % 8).toBe(0);
    }),
  );
});

test("nothing comes out of a file that is cut off, longer, or something else", () => {
  fc.assert(
    fc.property(pieces, fc.nat(), fc.uint8Array({ maxLength: 60 }), (given, at, other) => {
      const file = Buffer.from(packed([...given, ["x", Buffer.from("12345678")]]));
      expect(unpacked(file.subarray(0, at % file.length)).size).toBe(0);
      expect(unpacked(Buffer.concat([file, Buffer.alloc(8)])).size).toBe(0);
      expect(unpacked(Buffer.from(other)).size).toBe(0);
      expect(unpacked(Buffer.concat([file.subarray(0, 20), Buffer.from(other)])).size).toBe(0);
    }),
  );
  expect(unpacked(undefined).size).toBe(0);
});
