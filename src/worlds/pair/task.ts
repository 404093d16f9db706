import type { Tell } from "../pool/pool.js";
import { replicateSeed } from "../replicate-seed.js";
import { type Comparison, KeptPairs } from "./kept-pairs.js";
import { livePair, type PairProgress } from "./pair.js";

/** A replicate to live, and the comparison's folder that keeps it. */
export interface ReplicateAsked extends Comparison {
  readonly out: string;
  readonly replicate: number;
}

/** What a thread of the pool does: lives one pair of worlds and keeps it. Its word is how far it has come. */
export async function task({ out, replicate, ...comparison }: ReplicateAsked, tell: Tell): Promise<void> {
  const seed = replicateSeed(comparison.seed, replicate);
  const onMonth = (progress: PairProgress): void => tell(progress);
  new KeptPairs(out, comparison).write(replicate, await livePair({ ...comparison, seed, onMonth }));
}
