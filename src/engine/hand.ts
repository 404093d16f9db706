import { obey, type Shard, type Share, type Task } from "./shard.js";

/** Someone who lives the months of some towns: this thread itself, or another one. Does what it is asked one thing after the other, in the order asked. */
export interface Hand {
  ask<T extends Task>(task: T, ...args: Parameters<Shard[T]>): Promise<ReturnType<Shard[T]>>;
  /** Stops it, whatever it is doing. */
  end(): Promise<void>;
}

/** Makes a hand on another thread. Node has worker threads, a browser has Web Workers. */
export type Hire = (share: Share, number: number) => Hand;

/** What another thread has been asked and not yet answered. It answers in the order asked. */
export class Questions {
  private readonly open: { resolve: (value: never) => void; reject: (reason: Error) => void }[] = [];
  private broken: Error | null = null;

  /** Puts a question with `post`; fails at once where an earlier failure has ended the thread. */
  ask(post: () => void): Promise<never> {
    return new Promise((resolve, reject) => {
      if (this.broken !== null) return reject(this.broken);
      this.open.push({ resolve, reject });
      post();
    });
  }

  answered(answer: unknown): void {
    this.open.shift()?.resolve(answer as never);
  }

  /** All that is open fails, and all that will be asked. The first reason given stands. */
  failed(reason: Error): void {
    this.broken ??= reason;
    for (const { reject } of this.open.splice(0)) reject(this.broken);
  }
}

/** The thread that asks does its own part at once, in its own stack. */
export const ownHand = (shard: Shard): Hand => ({
  ask: async (task, ...args) => obey(shard, { task, args }) as never,
  end: async () => {},
});
