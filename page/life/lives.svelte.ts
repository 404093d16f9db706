import type { Scenario } from "../../src/scenario/catalogue.js";
import type { Life } from "../../src/worlds/explain/life.js";
import { threadsHere } from "../engine/engine.js";
import { startWorker } from "../engine/start.js";
import type { Parted } from "./parted.js";
import type { Find, LifeOrder, LifeReport } from "./protocol.js";

/** The world whose residents are looked at. */
export interface LifeWorld {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly residents: number;
}

/** The life that is open, and the way to it. Each is told by a worker of its own, so that looking for one can be given up. */
export class Lives {
  life = $state.raw<Life | null>(null);
  parted = $state.raw<Parted | null>(null);
  /** Share of what is being done; null while nothing is. */
  doing = $state<number | null>(null);
  failure = $state<string | null>(null);
  /** Nobody was found. */
  nobody = $state(false);
  private worker: Worker | null = null;

  tell(world: LifeWorld, who: number | Find, search = 0): void {
    this.stop();
    this.failure = null;
    this.nobody = false;
    this.doing = 0;
    const worker = startWorker();
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<LifeReport>) => this.heard(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.heard({ kind: "failed", message: event.message });
    };
    worker.postMessage({ kind: "life", ...world, who, search, threads: threadsHere() } satisfies LifeOrder);
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.doing = null;
  }

  private heard(report: LifeReport): void {
    if (report.kind === "doing") {
      this.doing = report.share;
      return;
    }
    this.stop();
    if (report.kind === "failed") this.failure = report.message;
    else if (report.kind === "nobody") this.nobody = true;
    else {
      // A search for a change tells the same life again: how it was found still holds.
      if (this.life?.resident !== report.life.resident || report.parted !== null) this.parted = report.parted;
      this.life = report.life;
    }
  }
}
