/** Where an exported page of one file keeps the worker's program: text that no browser runs by itself. */
const INLINE = "glasshouse-worker";

/** Starts the worker: from its own file, or from the text that a page of one file carries. */
export function startWorker(): Worker {
  const text = document.getElementById(INLINE)?.textContent;
  if (text) {
    const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    // Not as a module: a page from the disk has no origin, and may not load one.
    return new Worker(url);
  }
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
}
