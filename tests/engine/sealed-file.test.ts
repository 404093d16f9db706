import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Damaged, readSealed, writeSealed } from "../../src/engine/sealed-file.js";

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "glasshouse-sealed-"));
  file = join(folder, "a.checkpoint");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NUMBERS = Float64Array.from({ length: 1000 }, (_, n) => n * 1.5);
const write = (): void =>
  writeSealed(file, { numbers: NUMBERS.length }, [NUMBERS, new Uint8Array(0), Int16Array.of(-7)]);

function read(): [Float64Array, Int16Array] {
  const numbers = new Float64Array(NUMBERS.length);
  const last = new Int16Array(1);
  const about = readSealed<{ numbers: number }>(file, () => [numbers, new Uint8Array(0), last]);
  expect(about).toEqual({ numbers: NUMBERS.length });
  return [numbers, last];
}

test("what was written is read, and nothing else is left", () => {
  write();
  expect(read()).toEqual([NUMBERS, Int16Array.of(-7)]);
  expect(readdirSync(folder)).toEqual(["a.checkpoint"]);
});

test("memory shared between threads can be written and read", () => {
  const shared = new Uint8Array(new SharedArrayBuffer(100)).fill(9);
  const back = new Uint8Array(new SharedArrayBuffer(100));
  const other = join(folder, "shared");
  writeSealed(other, null, [shared]);
  readSealed(other, () => [back]);
  expect(back).toEqual(shared);
  rmSync(other);
});

test("a file that cannot be finished leaves the one of its name as it was, and nothing else", () => {
  write();
  const good = readFileSync(file);
  const parts = [NUMBERS, NUMBERS];
  Object.defineProperty(parts, 1, {
    get() {
      expect(readFileSync(file).equals(good)).toBe(true);
      throw new Error("no room");
    },
  });
  expect(() => writeSealed(file, { numbers: 2 }, parts)).toThrow("no room");
  expect(readFileSync(file).equals(good)).toBe(true);
  expect(readdirSync(folder)).toEqual(["a.checkpoint"]);
});

test("any changed byte is found, and the file is named", () => {
  write();
  const good = readFileSync(file);
  for (let at = 0; at < good.length; at += at < 200 ? 1 : 97) {
    const bad = Buffer.from(good);
    bad[at] ^= 1;
    writeFileSync(file, bad);
    expect(read, `byte ${at}`).toThrow(Damaged);
    expect(read).toThrow(file);
  }
});

test("a file cut short at any place is found, and so is one that goes on too long", () => {
  write();
  const good = readFileSync(file);
  for (let size = good.length - 1; size >= 0; size -= size > 200 ? 101 : 1) {
    truncateSync(file, size);
    expect(read, `${size} bytes`).toThrow(Damaged);
  }
  writeFileSync(file, Buffer.concat([good, Buffer.from("x")]));
  expect(read).toThrow(Damaged);
});
