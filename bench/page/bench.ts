import { inTurn, type Measured, summary } from "../measure.js";
import { apart } from "../parts.js";
import type { Lived } from "./parts.js";

/** How much of the page is timed. */
interface PageSize {
  /** Sizes of the worlds that are lived, and of the one that is pictured first. */
  readonly worlds: readonly number[];
  readonly opens: number;
  /** Sizes of the worlds from which a life is told. */
  readonly lives: readonly number[];
  readonly rounds: number;
}

export const PAGE: { readonly [size in "whole" | "quick"]: PageSize } = {
  whole: { worlds: [100_000, 1_000_000], opens: 100_000, lives: [250_000, 1_000_000], rounds: 3 },
  quick: { worlds: [100_000], opens: 100_000, lives: [100_000], rounds: 1 },
};

/** Residents whose lives are told: one of the first town, so that it is there in every world. */
const RESIDENT = 4711;

/**
 * The page in Chromium, with everything that it does beside the engine: pictures, charts, and clicks all the while. With threads on shared memory,
 * and as from a host that does not allow it. Times by the clock: a busy machine lengthens all of them.
 */
export function benchPage({ worlds, opens, lives, rounds }: PageSize) {
  return {
    bytes: apart("pageBytes"),
    opens: { residents: opens, first: summary(inTurn(rounds, { first: () => apart("firstPicture", opens) }).first) },
    worlds: worlds.flatMap((residents) => {
      const runs = inTurn(rounds, {
        isolated: () => apart("pageLives", residents, 1),
        plain: () => apart("pageLives", residents, 0),
      });
      return [runs.isolated, runs.plain].map((all) => {
        const of = (key: Exclude<keyof Lived, "isolated" | "clicks">): Measured => summary(all.map((run) => run[key]));
        return {
          residents,
          isolated: all[0].isolated,
          months: of("monthsPerSecond"),
          engine: of("engineMonthsPerSecond"),
          steady: of("steadyPerSecond"),
          frames: of("framesPerSecond"),
          pictures: of("picturesPerSecond"),
          answered: of("answered"),
          delayed: of("delayed"),
          cpuNs: of("cpuNs"),
          clicks: all.reduce((sum, { clicks }) => sum + clicks, 0),
        };
      });
    }),
    lives: lives.map((residents) => ({ residents, ...apart("pageTells", residents, RESIDENT) })),
  };
}
