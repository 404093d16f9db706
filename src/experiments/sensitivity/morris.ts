import { drawWholes } from "../../draws/laboratory.js";
import type { MorrisMove } from "../designs/morris.js";
import { type Bootstrap, type Bounded, bounded, NO_BOUNDS } from "./bounds.js";

export interface MorrisData {
  /** The outcome of each row of the design; NaN where there is none. */
  readonly values: Float64Array;
  /** Moves of the design, trajectory by trajectory. */
  readonly moves: readonly MorrisMove[];
  /** Size of each group: 1 for a factor by itself. */
  readonly sizes: readonly number[];
}

export interface MorrisEffects {
  /** Elementary effects this group rests on, and those left out because an end of theirs has no outcome. */
  readonly effects: number;
  readonly dropped: number;
  /** Mean effect; null for a group of several factors, which may go either way. */
  readonly mu: Bounded;
  /** Mean of the effects' sizes. */
  readonly muStar: Bounded;
  /** Standard deviation of the effects; null for a group of several factors. */
  readonly sigma: Bounded;
}

/**
 * Elementary effects of each group: the outcome's change over a move, divided by the move's step in the unit cube (Morris 1991).
 *
 *   μ = mean(d), σ = sd(d)                          Morris 1991
 *   μ* = mean(|d|)                                  Campolongo, Cariboni and Saltelli 2007; for groups, too
 *
 * Bounds are percentiles over trajectories drawn anew.
 */
export function morrisEffects({ values, moves, sizes }: MorrisData, bootstrap: Bootstrap): MorrisEffects[] {
  return sizes.map((size, group) => {
    const found = moves
      .filter((move) => move.group === group)
      .map(({ from, to, delta }) => (values[to] - values[from]) / delta);
    const effects = Float64Array.from(found.filter(Number.isFinite));
    const alone = size === 1;
    const all = Int32Array.from({ length: effects.length }, (_, i) => i);
    const whole = summary(effects, all);
    const resampled = whole.map(() => new Float64Array(bootstrap.resamples));
    const drawn = new Int32Array(effects.length);
    for (let r = 0; r < bootstrap.resamples; r++) {
      drawWholes(bootstrap.seed, "resample", r, effects.length, drawn);
      summary(effects, drawn).forEach((value, n) => {
        resampled[n][r] = value;
      });
    }
    const at = (n: number): Bounded => bounded(whole[n], resampled[n], bootstrap.level);
    return {
      effects: effects.length,
      dropped: found.length - effects.length,
      mu: alone ? at(0) : NO_BOUNDS,
      muStar: at(1),
      sigma: alone ? at(2) : NO_BOUNDS,
    };
  });
}

/** μ, μ* and σ over the effects named; NaN where there are too few. */
function summary(effects: Float64Array, over: Int32Array): [number, number, number] {
  const n = over.length;
  let sum = 0;
  let sizes = 0;
  for (const i of over) {
    sum += effects[i];
    sizes += Math.abs(effects[i]);
  }
  const mu = sum / n;
  let squares = 0;
  for (const i of over) squares += (effects[i] - mu) ** 2;
  return [mu, sizes / n, n > 1 ? Math.sqrt(squares / (n - 1)) : Number.NaN];
}
