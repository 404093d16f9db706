import type { Compared } from "../worlds/pair/replicates.js";

/** A comparison in short: what `--json` prints and compare.json holds. */
export interface CompareJson {
  /** Digests of the two worlds of the first pair, which has the seed that was asked for. */
  readonly a: { readonly digest: string };
  readonly b: { readonly digest: string };
  readonly replicates: number;
  /** Residents of the first pair whose lives never differed. */
  readonly identical_residents: number;
  /** Every measure in its last month, for every group. */
  readonly effects: readonly {
    readonly measure: string;
    readonly group: string;
    readonly month: string;
    readonly estimate: number | null;
    readonly lo: number | null;
    readonly hi: number | null;
    readonly n_pairs: number;
    readonly pairing_gain: number | null;
  }[];
}

export function compareJson({ effects, replicates }: Compared): CompareJson {
  const [{ digests, identical }] = replicates;
  return {
    a: { digest: digests.a },
    b: { digest: digests.b },
    replicates: replicates.length,
    identical_residents: identical,
    effects: effects.blocks.flatMap((_, n) =>
      effects.last(n).map(({ measure, group, month, estimate, lo, hi, n: n_pairs, gain }) => ({
        measure,
        group,
        month,
        estimate,
        lo,
        hi,
        n_pairs,
        pairing_gain: gain,
      })),
    ),
  };
}
