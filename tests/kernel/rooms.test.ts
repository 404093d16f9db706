import { expect, test } from "vitest";
import { ground, kernelOn } from "../../src/kernel/kernel.js";

const made = () => kernelOn(ground(1, 0) as NonNullable<ReturnType<typeof ground>>, 0);

test("a room and a table are the same each time, and begin at no other's", () => {
  const k = made();
  const room = k.room("a", Int32Array, 100);
  room.fill(7);
  const table = new Int32Array(k.room("a", Int32Array, 1).buffer, k.table("b", Int32Array.of(1, 2, 3)), 3);
  expect(k.room("a", Int32Array, 100)).toBe(room);
  expect([...table]).toEqual([1, 2, 3]);
  expect(room.every((word) => word === 7)).toBe(true);
});

test("for ever larger worlds, one after the other, longer ones are made without the memory coming to its end", () => {
  const k = made();
  const sizes = Array.from({ length: 130 }, (_, n) => 500 * (n + 1));
  for (const size of sizes)
    for (let name = 0; name < 20; name++) {
      expect(k.room(`room ${name}`, Int32Array, size).length).toBeGreaterThanOrEqual(size);
      const source = new Int32Array(size).fill(size + name);
      const table = new Int32Array(k.room("room 0", Int32Array, 1).buffer, k.table(`table ${name}`, source), size);
      expect([table[0], table[size - 1]]).toEqual([size + name, size + name]);
    }
});
