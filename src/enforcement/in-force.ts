import { type Clock, monthNumber } from "../state/clock.js";
import type { RewardValues, SanctionValues } from "./parameters.js";
import { REWARDS, type Reward, SANCTIONS, type Sanction } from "./sanctions.js";

/** A row of a catalogue that is switched on, with its values and its bit. */
interface Applied<Row, V> {
  readonly row: Row;
  readonly v: V;
  readonly bit: number;
  /** First month, by number, in which it is applied. */
  readonly from: number;
}

/** The sanctions that are applied in a month, and the rewards that are given. */
export interface InForce {
  readonly sanctions: readonly Applied<Sanction, SanctionValues>[];
  readonly rewards: readonly Applied<Reward, RewardValues>[];
}

/** What is in force in a month: the very same object for as long as nothing begins. */
export function inForce(
  sanctionValues: (key: string) => SanctionValues | null,
  rewardValues: (key: string) => RewardValues | null = () => null,
): (clock: Clock) => InForce {
  const sanctions = applied(SANCTIONS, sanctionValues);
  const rewards = applied(REWARDS, rewardValues);
  let known: InForce | null = null;
  return (clock) => {
    const now = (x: { readonly from: number }): boolean => x.from <= clock.number;
    const both = { sanctions: sanctions.filter(now), rewards: rewards.filter(now) };
    // Nothing ever ends, so as many are the same.
    if (known?.sanctions.length !== both.sanctions.length || known.rewards.length !== both.rewards.length) known = both;
    return known;
  };
}

const applied = <Row extends { readonly key: string }, V extends { readonly from: string | null }>(
  rows: readonly Row[],
  valuesOf: (key: string) => V | null,
): Applied<Row, V>[] =>
  rows.flatMap((row, n) => {
    const v = valuesOf(row.key);
    return v === null || v.from === null ? [] : [{ row, v, bit: 1 << n, from: monthNumber(v.from) }];
  });
