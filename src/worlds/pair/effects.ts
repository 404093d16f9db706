import type { Described } from "../../measures/measure.js";
import { POINT } from "../../state/columns.js";
import { type PairedEstimate, PairedMoments } from "../../statistics/paired.js";
import { type Block, measured } from "../measured.js";
import type { Counted } from "../outcomes.js";
import { TWIN_COUNTERS, type TwinCounter, type TwinsCounted, twinCount } from "./twins.js";

/** What a replicate leaves behind: all that was counted in both worlds, and of residents and their twins. */
export interface PairCounted {
  readonly a: Counted;
  readonly b: Counted;
  readonly shared: number;
  readonly twins: TwinsCounted;
}

/** A measure of which the effect is worked out, over some months and groups. */
export interface EffectBlock {
  readonly measure: Described;
  readonly unit: string;
  readonly months: readonly string[];
  readonly groups: readonly string[];
  /** Counted of pairs of residents: there is no value of A alone or of B alone, and no gain. */
  readonly ofTwins: boolean;
}

/** The effect of B against A on one measure, in one group and month. */
export interface Effect extends PairedEstimate {
  readonly measure: string;
  readonly unit: string;
  readonly group: string;
  /** "2018-01". */
  readonly month: string;
}

/** Effects of one scenario against another, from replicates added one after the other in a fixed order. */
export class Effects {
  readonly level: number;
  /** What is compared, in the order of the tables. Empty before the first replicate. */
  blocks: readonly EffectBlock[] = [];
  /** Measures that one of the two worlds alone has (a band of another name). */
  alone: { readonly a: readonly string[]; readonly b: readonly string[] } = { a: [], b: [] };
  /** What each replicate had in the last month of every block: block after block, group after group; NaN where there is no value. */
  readonly ends: { readonly a: Float64Array; readonly b: Float64Array }[] = [];
  private moments: PairedMoments[] = [];
  /** A measure, and its comparisons of groups. */
  private readonly byMeasure = new Map<string, number[]>();

  constructor(level = 0.95) {
    this.level = level;
  }

  add(pair: PairCounted): void {
    const here = measured(pair.a);
    const there = new Map(measured(pair.b).map((block) => [keyOf(block), block]));
    const both = here.flatMap((block): [Block, Block][] => {
      const other = there.get(keyOf(block));
      return other === undefined ? [] : [[block, other]];
    });
    const rows: { block: EffectBlock; a: ArrayLike<number>; b: ArrayLike<number> }[] = [
      ...both.map(([a, b]) => ({ block: ofMeasure(a), a: a.values, b: aligned(b, a) })),
      ...twinBlocks(pair),
    ];
    if (this.ends.length === 0) {
      this.blocks = rows.map(({ block }) => block);
      for (const [n, { measure }] of this.blocks.entries())
        this.byMeasure.set(measure.key, [...(this.byMeasure.get(measure.key) ?? []), n]);
      this.moments = rows.map(({ a }) => new PairedMoments(a.length));
      const mine = new Set(here.map(keyOf));
      const key = (k: string): string => k.slice(0, k.indexOf(" "));
      this.alone = {
        a: [...mine].filter((k) => !there.has(k)).map(key),
        b: [...there.keys()].filter((k) => !mine.has(k)).map(key),
      };
    }
    for (const [n, { a, b }] of rows.entries()) this.moments[n].add(a, b);
    const end = (values: ArrayLike<number>, { groups }: EffectBlock): number[] =>
      Array.from({ length: groups.length }, (_, g) => values[values.length - groups.length + g]);
    this.ends.push({
      a: Float64Array.from(rows.flatMap(({ block, a }) => end(a, block))),
      b: Float64Array.from(rows.flatMap(({ block, b }) => end(b, block))),
    });
  }

  /** The effect in one month (by index in the block) and group. */
  at(block: number, month: number, group: number): Effect {
    const { measure, unit, months, groups, ofTwins } = this.blocks[block];
    const e = this.moments[block].at(month * groups.length + group, this.level);
    return {
      measure: measure.key,
      unit,
      group: groups[group],
      month: months[month],
      n: e.n,
      estimate: e.estimate,
      lo: e.lo,
      hi: e.hi,
      meanA: ofTwins ? null : e.meanA,
      meanB: ofTwins ? null : e.meanB,
      gain: ofTwins ? null : e.gain,
    };
  }

  /** The effect on a measure in a group, in its last month or the one named; null where there is no such measure or group. */
  find(measure: string, group = "all", month?: string): Effect | null {
    for (const b of this.byMeasure.get(measure) ?? []) {
      const { months, groups } = this.blocks[b];
      const m = month === undefined ? months.length - 1 : months.indexOf(month);
      const g = groups.indexOf(group);
      if (m >= 0 && g >= 0) return this.at(b, m, g);
    }
    return null;
  }

  /** All effects of a block's last month, group by group. */
  last(block: number): Effect[] {
    const { months, groups } = this.blocks[block];
    return groups.map((_, g) => this.at(block, months.length - 1, g));
  }
}

/** A comparison of groups by ratio has the same key as the measure, and other groups. */
const keyOf = (block: Pick<Block, "measure" | "unit" | "groups">): string =>
  `${block.measure.key} ${block.groups.some((g) => g.includes("/")) ? "ratio" : block.groups[0] === "all" ? "" : "difference"}`;

const ofMeasure = ({ measure, unit, months, groups }: Block): EffectBlock => ({
  measure,
  unit,
  months,
  groups,
  ofTwins: false,
});

/** The values of a block in the order of another's groups; NaN for groups that it has not got (another society's regions). */
function aligned(block: Block, like: Block): ArrayLike<number> {
  if (block.groups.length === like.groups.length && block.groups.every((g, n) => g === like.groups[n]))
    return block.values;
  const from = like.groups.map((g) => block.groups.indexOf(g));
  return Float64Array.from({ length: like.values.length }, (_, k) => {
    const g = from[k % from.length];
    return g < 0 ? Number.NaN : block.values[Math.floor(k / from.length) * block.groups.length + g];
  });
}

/** What is counted of residents and their twins, as measures: the value is the difference itself. */
function twinBlocks({ a, twins }: PairCounted): { block: EffectBlock; a: ArrayLike<number>; b: ArrayLike<number> }[] {
  const { months } = a;
  const groups = a.groups.map((g) => g.key);
  const zeros = new Float64Array(months.length * groups.length);
  const block = (measure: Described, of: (count: (key: TwinCounter) => number) => number) => ({
    block: { measure, unit: measure.unit, months, groups, ofTwins: true },
    a: zeros,
    b: Float64Array.from(zeros, (_, k) => {
      const [m, g] = [Math.floor(k / groups.length), k % groups.length];
      return of((key) => twinCount(twins, groups.length, key, m, g));
    }),
  });
  return TWIN_MEASURES.map(({ of, ...measure }) => block(measure, of));
}

interface TwinMeasure extends Described {
  readonly of: (count: (key: TwinCounter) => number) => number;
}

const RATED_IN_BOTH = ["gained", "lost", "unchanged"] as const;

/** What is told of residents and their twins, by month and by the resident's group in world A. Keys begin with `twins_`. */
export const TWIN_MEASURES: readonly TwinMeasure[] = [
  ...TWIN_COUNTERS.filter((c) => c.key !== "change" && c.key !== "residents").map(
    ({ key, says }): TwinMeasure => ({
      key: `twins_${key}`,
      unit: "residents",
      says,
      formula: "counted, resident by resident",
      of: (count) => count(key),
    }),
  ),
  {
    key: "twins_score_change",
    unit: "points",
    says: "Mean difference in score, B less A, of residents rated in both worlds.",
    formula: "Σ (score in B − score in A) ÷ residents rated in both",
    of: (count) => {
      const rated = RATED_IN_BOTH.reduce((sum, key) => sum + count(key), 0);
      return rated === 0 ? Number.NaN : count("change") / POINT / rated;
    },
  },
];
