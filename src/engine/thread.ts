import { Worker } from "node:worker_threads";
import { type Hire, Questions } from "./hand.js";
import type { Order } from "./shard.js";

/** The compiled worker; from the sources (in tests) the one of the last build. */
const file = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/src/engine/worker.js" : "./worker.js",
  import.meta.url,
);

/** A hand on a thread of its own. If the thread dies, what was asked of it fails with the reason. */
export const hireThread: Hire = (share, number) => {
  const worker = new Worker(file, { workerData: share, execArgv: [] });
  const questions = new Questions();
  const fail = (reason: string, cause?: unknown): void =>
    questions.failed(new Error(`thread ${number} stopped: ${reason}`, { cause }));
  worker.on("message", (answer) => questions.answered(answer));
  worker.on("error", (error) => fail(error.message, error));
  worker.on("messageerror", (error) => fail(error.message, error));
  worker.on("exit", (code) => fail(`it ended with code ${code}`));
  return {
    ask: (task, ...args) => questions.ask(() => worker.postMessage({ task, args } satisfies Order)),
    end: async () => {
      fail("it was let go");
      await worker.terminate();
    },
  };
};
