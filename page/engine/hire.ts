import { type Hire, Questions } from "../../src/engine/hand.js";
import type { Order as ShardOrder, Share } from "../../src/engine/shard.js";
import { messageOf } from "./failure.js";

/** What a hand is told first. */
export interface Hired {
  readonly kind: "hired";
  readonly share: Share;
}

/** What a hand answers: what was asked for, or why not. */
export type Answer = { readonly answer: unknown } | { readonly failed: string; readonly memory: boolean };

/** A hand in a Web Worker of its own: the same file as the worker that hires it. Needs shared memory. */
export const hireWorker: Hire = (share, number) => {
  const worker = new Worker(self.location.href, { type: "module", name: `thread ${number}` });
  const questions = new Questions();
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    if (!("failed" in data)) questions.answered(data.answer);
    else questions.failed(data.memory ? new RangeError(data.failed) : new Error(data.failed));
  };
  worker.onerror = (event) =>
    questions.failed(new Error(`thread ${number} stopped: ${event.message || messageOf(event)}`));
  worker.onmessageerror = () => questions.failed(new Error(`thread ${number} stopped: a message could not be read`));
  worker.postMessage({ kind: "hired", share } satisfies Hired);
  return {
    ask: (task, ...args) => questions.ask(() => worker.postMessage({ task, args } satisfies ShardOrder)),
    end: async () => {
      questions.failed(new Error("the thread was let go"));
      worker.terminate();
    },
  };
};
