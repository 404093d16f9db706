import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WholeFile, WriteError, writeText } from "../../src/results/files.js";

const disk = vi.hoisted(() => ({ room: Number.POSITIVE_INFINITY }));
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  return {
    ...fs,
    writeSync(handle: number, data: Uint8Array, offset: number): number {
      if (disk.room <= 0) throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
      const done = fs.writeSync(handle, data, offset, Math.min(data.length - offset, disk.room));
      disk.room -= done;
      return done;
    },
  };
});

let folder: string;
beforeEach(() => {
  disk.room = Number.POSITIVE_INFINITY;
  folder = mkdtempSync(join(tmpdir(), "glasshouse-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a file appears under its name when it is whole", () => {
  const file = new WholeFile(folder, "a.txt");
  file.write(new TextEncoder().encode("half "));
  expect(readdirSync(folder)).toEqual([".a.txt.part"]);
  file.write(new TextEncoder().encode("and half"));
  expect(file.finish()).toMatchObject({ name: "a.txt", bytes: 13 });
  expect(readdirSync(folder)).toEqual(["a.txt"]);
});

test("a full disk is said, the file named, nothing left, and an older file kept", () => {
  writeText(folder, "a.txt", "from before");
  disk.room = 3;
  expect(() => writeText(folder, "a.txt", "from now")).toThrow(WriteError);
  expect(() => writeText(folder, "a.txt", "from now")).toThrow(
    `could not write ${join(folder, "a.txt")}: the disk is full (ENOSPC)`,
  );
  expect(readdirSync(folder)).toEqual(["a.txt"]);
  expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("from before");
});

test("a folder that is not there is said", () => {
  expect(() => writeText(join(folder, "none"), "a.txt", "x")).toThrow(
    /none.a\.txt: the folder is not there \(ENOENT\)/,
  );
});

test("a file given up leaves nothing", () => {
  const file = new WholeFile(folder, "a.txt");
  file.write(new Uint8Array(9));
  file.abandon();
  expect(readdirSync(folder)).toEqual([]);
});
