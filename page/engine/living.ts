import type { Ending } from "../../src/engine/world.js";
import { World } from "../../src/engine/world.js";
import { COUNTERS } from "../../src/measures/counters.js";
import { isMemory, messageOf } from "./failure.js";
import { hireWorker } from "./hire.js";
import { Past } from "./past.js";
import type { ColumnName, Order, Report, WorldAsked } from "./protocol.js";

type Say = (report: Report, transfer?: Transferable[]) => void;

/** Lets messages in between months. A timer would wait four milliseconds each time. */
const breath = (() => {
  const { port1, port2 } = new MessageChannel();
  let wake: (() => void) | null = null;
  port1.onmessage = () => wake?.();
  return (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      port2.postMessage(null);
    });
})();

/**
 * One world as it is lived for the page. Months are lived at the pace asked for; a picture is sent whenever the page has drawn
 * the one before, so a slow drawing skips months and never holds the world up.
 */
export class Living {
  private asked: WorldAsked | null = null;
  private threads = 1;
  private world: World | null = null;
  private past = new Past(0, 0);
  private ending: Ending | null = null;
  /** Months a second; 0 is a pause. */
  private pace = 0;
  private stride = 1;
  /** The month shown, and the one to go to at once. */
  private at = 0;
  private goal: number | null = null;
  private due = 0;
  /** Milliseconds spent on the months of this world. */
  private spent = 0;
  /** The page is ready for a picture, and there is one it has not seen. */
  private ready = true;
  private unseen = false;
  /** Months whose counts the page has been sent. */
  private sent = 0;
  private awake: (() => void) | null = null;
  private readonly columnsAsked: { names: readonly ColumnName[]; id: number }[] = [];

  constructor(private readonly say: Say) {}

  told(order: Order): void {
    switch (order.kind) {
      case "begin":
        this.asked = order.world;
        this.threads = order.threads;
        void this.liveAll();
        return;
      case "pace":
        this.pace = order.months;
        this.stride = order.stride;
        this.due = performance.now();
        break;
      case "go":
        this.goal = order.to;
        break;
      case "drawn":
        this.ready = true;
        break;
      case "columns":
        this.columnsAsked.push(order);
    }
    this.awake?.();
  }

  private async liveAll(): Promise<void> {
    try {
      await this.make();
      for (;;) {
        await breath();
        await this.turn();
      }
    } catch (error) {
      await this.world?.end().catch(() => {});
      this.say({ kind: "failed", failure: isMemory(error) ? "memory" : "crash", message: messageOf(error) });
    }
  }

  /** Makes the society, anew if need be. */
  private async make(): Promise<void> {
    const { scenario, seed, residents } = this.asked as WorldAsked;
    await this.world?.end();
    const world = new World(scenario, seed, residents, { threads: this.threads, sample: 0, frame: true });
    this.world = world;
    world.hire(hireWorker);
    await world.generate();
    this.past = new Past(residents, scenario.months);
    this.past.keep(0, world.frame as Uint8Array);
    this.at = 0;
    this.spent = 0;
    this.say({ kind: "made", threads: world.threads });
    this.unseen = true;
    this.due = performance.now();
  }

  /** One thing at a time: an answer, a picture, a month; or a rest until there is something to do. */
  private async turn(): Promise<void> {
    const world = this.world as World;
    const asked = this.columnsAsked.shift();
    if (asked) this.answer(world, asked.names, asked.id);
    if (this.ready && this.unseen) this.show(world);
    if (this.goal !== null) await this.towards(world, this.goal);
    else if (this.pace > 0 && this.at < world.scenario.months) await this.play(world);
    else await this.rest(null);
  }

  private async towards(world: World, goal: number): Promise<void> {
    const to = Math.max(0, Math.min(goal, world.scenario.months));
    if (to < this.past.earliest) await this.make();
    else if (to <= world.month) {
      this.goal = null;
      this.seen(to);
    } else {
      await this.liveMonth(world);
      // On the way there, whatever can be drawn is, unless it is shown in steps.
      if (this.stride === 1) this.seen(world.month);
    }
  }

  private async play(world: World): Promise<void> {
    const now = performance.now();
    if (now < this.due) return this.rest(this.due - now);
    // A month that took too long is not caught up with.
    const each = (this.stride * 1000) / this.pace;
    this.due = Math.max(this.due + each, now - each);
    if (this.stride > 1) {
      this.goal = this.at + this.stride - (this.at % this.stride);
      return;
    }
    if (this.at === world.month) await this.liveMonth(world);
    this.seen(this.at + 1);
  }

  private async liveMonth(world: World): Promise<void> {
    const began = performance.now();
    await world.live();
    this.past.keep(world.month, world.frame as Uint8Array);
    this.spent += performance.now() - began;
    if (world.month < world.scenario.months) return;
    this.ending ??= await world.finish();
    this.say({ kind: "ended", ...this.ending, seconds: this.spent / 1000 });
  }

  private seen(month: number): void {
    this.at = month;
    this.unseen = true;
  }

  private show(world: World): void {
    const { groups } = world.plan.scene;
    const stride = COUNTERS.length * groups.length;
    const from = this.sent;
    const to = Math.max(from, world.month);
    const counts = world.harvest.counts.slice(from * stride, to * stride);
    const incomeLevels = world.harvest.incomeLevels.slice(from * 256, to * 256);
    const incomeGini = world.harvest.incomeGini.slice(from * groups.length, to * groups.length);
    const frame = this.past.at(this.at);
    const { earliest } = this.past;
    this.say(
      {
        kind: "picture",
        month: this.at,
        lived: world.month,
        frame,
        counts,
        countsFrom: from,
        incomeLevels,
        incomeGini,
        earliest,
      },
      [frame.buffer, counts.buffer, incomeLevels.buffer, incomeGini.buffer],
    );
    this.sent = to;
    this.ready = false;
    this.unseen = false;
  }

  private answer(world: World, names: readonly ColumnName[], id: number): void {
    const columns = Object.fromEntries(
      names.map((name) => {
        const parts = world.towns.map((town) => town.columns[name]);
        const all = new (parts[0].constructor as Uint8ArrayConstructor)(world.residents);
        let from = 0;
        for (const part of parts) {
          all.set(part as Uint8Array, from);
          from += part.length;
        }
        return [name, all];
      }),
    );
    this.say(
      { kind: "columns", id, columns },
      Object.values(columns).map((c) => c.buffer),
    );
  }

  private rest(milliseconds: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === null ? null : setTimeout(resolve, milliseconds);
      this.awake = () => {
        if (timer !== null) clearTimeout(timer);
        this.awake = null;
        resolve();
      };
    });
  }
}
