import type { Hire } from "../../src/engine/hand.js";
import { World } from "../../src/engine/world.js";
import { isMemory, messageOf } from "../engine/failure.js";
import { Past } from "../engine/past.js";
import type { PairOrder, PairReport } from "./protocol.js";
import { compareTwins } from "./twins.js";

type Say = (report: PairReport, transfer?: Transferable[]) => void;

/** Lives two worlds side by side as fast as it can, keeps their pictures, and shows the month asked for. */
export class Pairing {
  private readonly asked: Extract<PairOrder, { kind: "pair" }>;
  private readonly pasts: readonly Past[];
  private lived = 0;
  private wanted: number | null = null;

  constructor(
    order: Extract<PairOrder, { kind: "pair" }>,
    private readonly say: Say,
    private readonly hire: Hire,
  ) {
    this.asked = order;
    this.pasts = Array.from({ length: 3 }, () => new Past(order.residents, order.a.months));
    void this.liveAll();
  }

  told(order: PairOrder): void {
    if (order.kind !== "show") return;
    this.wanted = order.month;
    this.show();
  }

  private async liveAll(): Promise<void> {
    const { a, b, seed, residents, threads } = this.asked;
    const worlds: World[] = [];
    try {
      for (const scenario of [a, b])
        worlds.push(new World(scenario, seed, residents, { threads, sample: 0, frame: true }));
      for (const world of worlds) {
        world.hire(this.hire);
        await world.generate();
      }
      const difference = new Uint8Array(residents);
      while (this.lived < a.months) {
        for (const world of worlds) await world.live();
        const row = compareTwins(worlds[0], worlds[1], difference);
        this.lived++;
        const frames = [worlds[0].frame as Uint8Array, worlds[1].frame as Uint8Array, difference];
        this.pasts.forEach((past, n) => {
          past.keep(this.lived, frames[n]);
        });
        this.say({ kind: "lived", month: this.lived, row });
        this.show();
        await rest();
      }
      const [endA, endB] = [await worlds[0].finish(), await worlds[1].finish()];
      this.say({ kind: "ended", a: endA.digest, b: endB.digest });
    } catch (error) {
      this.say({ kind: "failed", failure: isMemory(error) ? "memory" : "crash", message: messageOf(error) });
    } finally {
      for (const world of worlds) await world.end().catch(() => {});
    }
  }

  /** Shows the month asked for, once it has been lived; the earliest that is kept, where it is not any more. */
  private show(): void {
    if (this.wanted === null || this.lived === 0 || this.wanted > this.lived) return;
    const month = Math.max(this.wanted, this.pasts[0].earliest, 1);
    this.wanted = null;
    const [a, b, difference] = this.pasts.map((past) => past.at(month));
    this.say({ kind: "frames", month, a, b, difference }, [a.buffer, b.buffer, difference.buffer]);
  }
}

/** Lets orders in. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
