import type { Workbench } from "../month/workbench.js";
import type { Plan } from "./plan.js";
import { obey, Shard, type Share, type Task } from "./shard.js";

/** Someone who lives the months of some towns: this thread itself, or another one. Asked one thing at a time. */
export interface Hand {
  ask<T extends Task>(task: T, ...args: Parameters<Shard[T]>): Promise<ReturnType<Shard[T]>>;
  /** Stops it, whatever it is doing. */
  end(): Promise<void>;
}

/** Makes a hand on another thread. Node has worker threads, a browser has Web Workers. */
export type Hire = (share: Share, number: number) => Hand;

/** The thread that asks does its own share at once, in its own stack. */
export function ownHand(share: Share, plan: Plan, bench: Workbench | null): Hand {
  const shard = new Shard(share, plan, bench);
  return {
    ask: async (task, ...args) => obey(shard, { task, args }) as never,
    end: async () => {},
  };
}
