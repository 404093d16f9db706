import { createReadStream, realpathSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, sep } from "node:path";

/** The only address it listens on: this machine's own. */
const LOOPBACK = "127.0.0.1";

const TYPES: { readonly [extension: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=utf-8",
};

/** The first two give the page shared memory, and with it threads; the others keep it to itself. */
const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Content-Security-Policy":
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; form-action 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/** The names of assets change with what is in them, so they may be kept: the page then needs no network once it is there. */
const cacheFor = (path: string): string =>
  /[\\/]assets[\\/][^\\/]+-[\w-]{8}\.\w+$/.test(path) ? "public, max-age=31536000, immutable" : "no-cache";

/** A page being served on loopback. */
export interface Served {
  readonly url: string;
  end(): Promise<void>;
}

/**
 * Serves the files of one folder to this machine alone, until it is ended. It answers GET and HEAD for files that truly lie in the folder
 * (symbolic links are followed first), and nothing else. Port 0 takes a free one. Rejects where the port is taken.
 */
export async function servePage(folder: string, port: number): Promise<Served> {
  const root = realpathSync(folder);
  const server = createServer((request, response) => answer(root, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return { url: `http://${LOOPBACK}:${portOf(server)}/`, end: () => close(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

function answer(root: string, request: IncomingMessage, response: ServerResponse): void {
  const refuse = (code: number, says: string): void => {
    response.writeHead(code, { ...HEADERS, "Content-Type": "text/plain; charset=utf-8" });
    response.end(request.method === "HEAD" ? undefined : `${says}\n`);
  };
  if (request.method !== "GET" && request.method !== "HEAD") {
    refuse(405, "GET and HEAD only");
    return;
  }
  // A page elsewhere that resolves its own name to this machine must not read from here.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? "")) {
    refuse(403, "loopback only");
    return;
  }
  const file = fileFor(root, request.url ?? "/");
  if (file === null) {
    refuse(404, "no such file");
    return;
  }
  response.writeHead(200, {
    ...HEADERS,
    "Content-Type": TYPES[extname(file.path)] ?? "application/octet-stream",
    "Content-Length": file.bytes,
    "Cache-Control": cacheFor(file.path),
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(file.path)
      .on("error", () => response.destroy())
      .pipe(response);
}

/** The file that a request means, if it lies in the folder once everything is resolved. */
export function fileFor(root: string, url: string): { path: string; bytes: number } | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0]);
    if (path.includes("\0") || path.includes("\\")) return null;
    const real = realpathSync(`${root}${sep}${path.endsWith("/") ? `${path}index.html` : path}`);
    if (!real.startsWith(root + sep)) return null;
    const about = statSync(real);
    return about.isFile() ? { path: real, bytes: about.size } : null;
  } catch {
    return null;
  }
}
