import { parentPort, workerData } from "node:worker_threads";

/** What a pool asks of a worker, and what the worker answers: word while it works, then a result or an error. */
export interface Request {
  readonly args: unknown;
}
export type Answer =
  | { readonly word: unknown }
  | { readonly result: unknown }
  | { readonly error: string; readonly stack: string };

if (parentPort === null) throw new Error("this file runs as a worker thread");
const port = parentPort;
const answer = (a: Answer): void => port.postMessage(a);
const { task } = (await import(workerData as string)) as {
  task: (args: unknown, tell: (word: unknown) => void) => unknown;
};
port.on("message", async ({ args }: Request) => {
  try {
    answer({ result: await task(args, (word) => answer({ word })) });
  } catch (error) {
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    answer({ error: message, stack });
  }
});
