import type { Hire } from "../../engine/hand.js";
import { World } from "../../engine/world.js";
import type { Scenario } from "../../scenario/catalogue.js";
import { firstDifference, sameSociety } from "../../scenario/first-difference.js";
import { gather } from "../gather.js";
import type { Outcomes } from "../outcomes.js";
import { Interrupted } from "../stopped.js";
import { Twins, type TwinsCounted } from "./twins.js";

/** Two worlds of one seed and the same number of residents, under two scenarios of the same months. */
export interface PairAsked {
  readonly a: Scenario;
  readonly b: Scenario;
  readonly seed: number;
  readonly residents: number;
  /** Threads that both worlds use in turn (1 if not said); more than one needs `hire`. */
  readonly threads?: number;
  /** Makes a hand on another thread: `hireThread` in Node, a Web Worker in a browser. */
  readonly hire?: Hire;
  /** Residents followed month by month in both (0 if not said). */
  readonly sample?: number;
  /** Live the months that both share once (true if not said). */
  readonly share?: boolean;
  readonly onMonth?: (progress: PairProgress) => void;
  /** When it is aborted, the pair rejects with `Interrupted` after the running month. Nothing is kept. */
  readonly signal?: AbortSignal;
}

export interface PairProgress {
  /** Months lived, in both worlds together: a shared month counts once. */
  readonly done: number;
  readonly of: number;
}

/** What two paired worlds left behind. */
export interface Pair {
  readonly a: Outcomes;
  readonly b: Outcomes;
  /** Months lived once for both. */
  readonly shared: number;
  readonly twins: TwinsCounted;
}

/** Two scenarios cannot be paired. The message says why. */
export class NotPaired extends Error {}

/** Throws `NotPaired` unless two scenarios live the same months. */
export function mustPair(a: Scenario, b: Scenario): void {
  if (a.start !== b.start)
    throw new NotPaired(
      `the two worlds begin in different months, ${a.start} and ${b.start}; paired worlds live the same months`,
    );
  if (a.months !== b.months)
    throw new NotPaired(`the two worlds live ${a.months} and ${b.months} months; paired worlds live the same months`);
}

/**
 * Lives both worlds of a pair side by side and follows every resident and the twin. Months before the first in which the scenarios can
 * differ are lived once; the outcomes are those of two runs, to the last bit. Knows of no platform and no files.
 */
export async function livePair(asked: PairAsked): Promise<Pair> {
  const { a, b, seed, residents, threads = 1, hire = nobody, sample = 0, onMonth, signal } = asked;
  mustPair(a, b);
  const { months } = a;
  const shared = asked.share === false ? 0 : firstDifference(a, b);
  const of = 2 * months - shared;
  const here = new World(a, seed, residents, { threads, sample });
  const twins = new Twins(here, months);
  let there = here;
  let done = 0;
  const tell = async (lived: number): Promise<void> => {
    done += lived;
    onMonth?.({ done, of });
    if (signal === undefined) return;
    await pause();
    if (signal.aborted) throw new Interrupted(here.month, 0, months, null);
  };
  try {
    here.hire(hire);
    await here.generate();
    if (asked.share === false || !sameSociety(a, b)) {
      there = new World(b, seed, residents, { threads, sample });
      there.hire(hire);
      await there.generate();
    }
    await tell(0);
    for (let month = 0; month < months; month++) {
      if (month === shared && there === here) there = await here.fork(b, hire);
      twins.place(month);
      await here.live();
      if (there !== here) {
        await tell(1);
        await there.live();
      }
      twins.compare(there, month);
      await tell(1);
    }
    const spent = { months: 0, generating: 0 };
    const first = gather(here, await here.finish(), spent);
    const second = there === here ? { ...first, scenario: b } : gather(there, await there.finish(), spent);
    return { a: first, b: second, shared, twins: twins.counted(there) };
  } finally {
    await here.end();
    if (there !== here) await there.end();
  }
}

const nobody: Hire = () => {
  throw new Error("a pair of worlds on several threads needs someone to hire them from");
};

/** Lets signals and other events in. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
