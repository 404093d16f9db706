import { Worker } from "node:worker_threads";
import type { Answer, Request } from "./worker.js";

/** A worker died, or its task threw. The message of the task's own error stands in it. */
export class TaskFailed extends Error {}

export interface PoolOptions {
  /** Worker threads; 1 does everything in this thread, so that an error carries its whole stack. */
  readonly workers: number;
  /** With one worker, too, use a thread, so that this one stays free and the pool can be ended at once. */
  readonly apart?: boolean;
  /** Seconds without a word from a task after which it is reported (a quarter later at most), and after as many again once more (60 if not said). */
  readonly patience?: number;
  /** Hears of a task that has said nothing for `silent` seconds. It is left to go on. */
  readonly onStall?: (args: unknown, silent: number) => void;
}

/** What a task is given besides its arguments: `tell` passes word to whoever asked, and shows that it is alive. */
export type Tell = (word: unknown) => void;

interface Queued {
  readonly args: unknown;
  readonly onWord: Tell;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * A pool of threads that all do one kind of task: the function `task(args, tell)` that a module exports. Arguments and results are
 * copied. Tasks are begun in the order in which they are asked for; a thread that dies fails its task, and another takes its place.
 */
export class Pool<A, R> {
  private readonly queue: Queued[] = [];
  private readonly idle: Hand[] = [];
  private readonly hands = new Set<Hand>();
  private ended = false;

  constructor(
    /** The compiled module; of a source (in tests) the one of the last build is taken. */
    private readonly module: URL,
    private readonly options: PoolOptions,
  ) {}

  /** Does one task when a thread is free. Rejects with `TaskFailed`, or in one's own thread with the task's error. */
  do(args: A, onWord: Tell = () => {}): Promise<R> {
    if (this.ended) return Promise.reject(new TaskFailed("the pool has ended"));
    return new Promise((resolve, reject) => {
      this.queue.push({ args, onWord, resolve: resolve as (result: never) => void, reject });
      this.next();
    });
  }

  /** Lets all threads go. What is not done yet is rejected. */
  async end(): Promise<void> {
    this.ended = true;
    for (const queued of this.queue.splice(0)) queued.reject(new TaskFailed("the pool has ended"));
    await Promise.all([...this.hands].map((hand) => hand.end()));
  }

  private next(): void {
    if (this.queue.length === 0) return;
    const hand = this.idle.pop() ?? this.hire();
    const queued = hand === null ? undefined : this.queue.shift();
    if (hand === null || queued === undefined) return;
    hand
      .do(queued)
      .then(queued.resolve, queued.reject)
      .finally(() => {
        if (hand.alive) this.idle.push(hand);
        else this.hands.delete(hand);
        this.next();
      });
  }

  private hire(): Hand | null {
    const { workers, apart = false } = this.options;
    if (this.hands.size >= workers) return null;
    const hand = workers === 1 && !apart ? ownHand(this.module) : threadHand(this.module, this.options);
    this.hands.add(hand);
    return hand;
  }
}

interface Hand {
  readonly alive: boolean;
  do(queued: Queued): Promise<never>;
  end(): Promise<void>;
}

function ownHand(module: URL): Hand {
  return {
    alive: true,
    do: async ({ args, onWord }) => {
      const { task } = (await import(module.href)) as { task: (args: unknown, tell: Tell) => Promise<never> };
      return task(args, onWord);
    },
    end: async () => {},
  };
}

const compiled = (url: URL): URL =>
  url.href.endsWith(".ts")
    ? new URL(url.href.replace(/\/src\/(?!.*\/src\/)/, "/dist/src/").replace(/\.ts$/, ".js"))
    : url;

function threadHand(module: URL, { patience = 60, onStall }: PoolOptions): Hand {
  const file = compiled(new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url));
  const worker = new Worker(file, { workerData: compiled(module).href, execArgv: [] });
  let alive = true;
  let current: { queued: Queued; settle: (how: () => void) => void } | null = null;
  let heard = 0;
  const fail = (reason: string, cause?: unknown): void => {
    alive = false;
    current?.settle(() => current?.queued.reject(new TaskFailed(reason, { cause })));
  };
  worker.on("message", (answer: Answer) => {
    heard = performance.now();
    // A thread that was let go may still have been heard from.
    if (current === null) return;
    const { queued, settle } = current;
    if ("word" in answer) queued.onWord(answer.word);
    else if ("error" in answer) {
      settle(() => queued.reject(Object.assign(new TaskFailed(answer.error), { stack: answer.stack })));
    } else settle(() => queued.resolve(answer.result as never));
  });
  worker.on("error", (error) => fail(`a worker stopped: ${error.message}`, error));
  worker.on("messageerror", (error) => fail(`a worker's answer could not be read: ${error.message}`, error));
  worker.on("exit", (code) => fail(`a worker ended with code ${code}`));
  return {
    get alive() {
      return alive;
    },
    do: (queued) =>
      new Promise<never>((resolve, reject) => {
        heard = performance.now();
        let told = 0;
        const watch = setInterval(() => {
          const silent = (performance.now() - heard) / 1000;
          if (silent < patience) told = 0;
          else if (silent >= patience * (told + 1)) {
            told = Math.floor(silent / patience);
            onStall?.(queued.args, silent);
          }
        }, patience * 250);
        watch.unref();
        current = {
          queued: { ...queued, resolve, reject },
          settle: (how) => {
            clearInterval(watch);
            how();
            current = null;
          },
        };
        worker.postMessage({ args: queued.args } satisfies Request);
      }),
    end: async () => {
      fail("it was let go");
      await worker.terminate();
    },
  };
}
