import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileFor, type Served, servePage } from "../../../src/cli/open/server.js";

let folder: string;
let root: string;
let served: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "glasshouse-server-"));
  root = join(folder, "page");
  mkdirSync(join(root, "assets"), { recursive: true });
  writeFileSync(join(root, "index.html"), "<!doctype html>the page");
  writeFileSync(join(root, "assets", "a.js"), "export {};");
  writeFileSync(join(folder, "secret.txt"), "SECRET");
  mkdirSync(join(folder, "page-beside"));
  writeFileSync(join(folder, "page-beside", "secret.txt"), "SECRET");
  symlinkSync(join(folder, "secret.txt"), join(root, "out.txt"));
  symlinkSync(folder, join(root, "up"));
  symlinkSync(join(root, "index.html"), join(root, "within.html"));
  served = await servePage(root, 0);
});
afterAll(async () => {
  await served.end();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly code: number;
  readonly text: string;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
}

/** Asks for a path as it stands: nothing is tidied on the way, as a browser would. */
function ask(path: string, method = "GET", headers: Record<string, string> = {}): Promise<Answer> {
  const { port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let text = "";
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ code: response.statusCode ?? 0, text, headers: response.headers }));
    })
      .on("error", reject)
      .end();
  });
}

test("the page and its files come with the headers that isolate it", async () => {
  const { code, text, headers } = await ask("/");
  expect([code, text]).toEqual([200, "<!doctype html>the page"]);
  expect(headers).toMatchObject({
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "content-type": "text/html; charset=utf-8",
    "x-content-type-options": "nosniff",
  });
  expect(headers["content-security-policy"]).toContain("default-src 'self'");
  expect((await ask("/assets/a.js?v=1")).headers["content-type"]).toBe("text/javascript; charset=utf-8");
  expect((await ask("/within.html")).text).toBe("<!doctype html>the page");
});

test.each([
  "/../secret.txt",
  "/assets/../../secret.txt",
  "/%2e%2e/secret.txt",
  "/%2e%2e%2fsecret.txt",
  "/..%5csecret.txt",
  "/%252e%252e/secret.txt",
  "/..%00/secret.txt",
  "//etc/passwd",
  "/%2fetc%2fpasswd",
  "/../page-beside/secret.txt",
  "/out.txt",
  "/up/secret.txt",
  "/up/page-beside/secret.txt",
  "/assets",
  "/assets/",
  "/nothing.js",
  "/%ff",
  "/%",
])("%s is no file of the page", async (path) => {
  const { code, text } = await ask(path);
  expect(code).toBe(404);
  expect(text).not.toContain("SECRET");
});

test("no path, however it is written, leads out of the folder", () => {
  const part = fc.constantFrom(
    "..",
    ".",
    "",
    "%2e%2e",
    "%2E.",
    "..%2f",
    "%5c",
    "\\",
    "up",
    "out.txt",
    "secret.txt",
    "assets",
    "a.js",
    "%00",
    "page-beside",
    folder.slice(1),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 8 }), (parts) => {
      const file = fileFor(root, `/${parts.join("/")}`);
      return file === null || file.path.startsWith(`${root}/`);
    }),
    { numRuns: 2000 },
  );
});

test("it only reads, and only for this machine", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) expect((await ask("/", method)).code).toBe(405);
  const head = await ask("/", "HEAD");
  expect([head.code, head.text, head.headers["content-length"]]).toEqual([200, "", "23"]);
  // A name that someone elsewhere has pointed at this machine.
  expect((await ask("/", "GET", { host: "attacker.example" })).code).toBe(403);
  expect((await ask("/", "GET", { host: "localhost:1234" })).code).toBe(200);
  expect(new URL(served.url).hostname).toBe("127.0.0.1");
});

test("nonsense does not stop it", async () => {
  const { port } = new URL(served.url);
  for (const text of ["\0\0\0", "GET\r\n\r\n", `GET ${"/a".repeat(20000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`])
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.end(text));
      socket.on("error", () => resolve()).on("close", () => resolve());
      socket.resume();
    });
  expect((await ask("/")).code).toBe(200);
});
