import { studentQuantile } from "../../statistics/interval.js";
import type { Bound, Replication } from "../experiment.js";

/** Quantiles of Student's t are asked for over and over with the same two numbers. */
const quantiles = new Map<string, number>();
function quantile(level: number, dof: number): number {
  const key = `${level} ${dof}`;
  let t = quantiles.get(key);
  if (t === undefined) {
    t = studentQuantile(1 - (1 - level) / 2, dof);
    quantiles.set(key, t);
  }
  return t;
}

/** Mean and spread of values that come one by one (Welford 1962). */
class Running {
  n = 0;
  mean = 0;
  private squares = 0;

  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.n++;
    const off = value - this.mean;
    this.mean += off / this.n;
    this.squares += off * (value - this.mean);
  }

  /** Half the width of Student's interval; infinite for fewer than two values. */
  halfWidth(level: number): number {
    if (this.n < 2) return Number.POSITIVE_INFINITY;
    return (quantile(level, this.n - 1) * Math.sqrt(this.squares / (this.n - 1))) / Math.sqrt(this.n);
  }
}

/**
 * Decides, replicate by replicate and in their order, how many a cell has. The decision depends on the values of the replicates before it
 * alone: not on who ran them, when, or how many more were run by then.
 */
export class Settling {
  /** Replicates taken in. */
  taken = 0;
  /** How many replicates the cell has, once that is decided. */
  settledAt: number | null = null;
  private readonly means: readonly Running[];

  constructor(private readonly replication: Replication) {
    this.means = replication.bounds.map(() => new Running());
  }

  /** Takes in the next replicate: the values of the bounds' outcomes, in the order of the bounds. */
  take(valueFor: (bound: number) => number): void {
    if (this.settledAt !== null) return;
    const { min, max, bounds } = this.replication;
    this.taken++;
    for (let b = 0; b < bounds.length; b++) this.means[b].add(valueFor(b));
    if (this.taken >= max || (this.taken >= min && this.widest() <= 1)) this.settledAt = this.taken;
  }

  /** The half-width of the bound that is furthest from being met, as a multiple of what is allowed. 1 or less: all are met. */
  widest(): number {
    return this.replication.bounds.reduce((most, bound, b) => Math.max(most, excess(bound, this.means[b])), 0);
  }

  /**
   * How many replicates it is worth having next: half of what is still lacking if the spread stays as it is. More than are needed
   * in the end are left out of the table.
   */
  worthHaving(): number {
    const { min, max } = this.replication;
    if (this.taken < min) return min;
    const widest = this.widest();
    const needed = Number.isFinite(widest) ? Math.ceil(this.taken * widest * widest) : 2 * this.taken;
    return Math.min(max, this.taken + Math.max(1, Math.ceil((needed - this.taken) / 2)));
  }
}

function excess({ halfWidth, relative, level }: Bound, mean: Running): number {
  const half = mean.halfWidth(level);
  // A spread of nothing meets any bound, and a mean of nothing no relative one but with it.
  if (half === 0) return 0;
  const ofAbsolute = halfWidth === null ? Number.POSITIVE_INFINITY : half / halfWidth;
  const ofRelative = relative === null ? Number.POSITIVE_INFINITY : half / (relative * Math.abs(mean.mean));
  return Math.min(ofAbsolute, ofRelative);
}
