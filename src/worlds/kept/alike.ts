import type { Scenario } from "../../scenario/catalogue.js";
import { firstDifference } from "../../scenario/first-difference.js";

/**
 * `firstDifference` for many scenarios that are mostly the same: blocks of settings are told apart once, and each two blocks compared
 * once. Scenarios are the same in a block when it says the same, whoever made it.
 */
export class Alike {
  private readonly numbers = new Map<string, number>();
  private readonly known = new WeakMap<object, number>();
  private readonly parted = new Map<string, number>();

  /** A number for what a block of settings says. */
  numberOf(block: object): number {
    let number = this.known.get(block);
    if (number === undefined) {
      const text = JSON.stringify(block);
      number = this.numbers.get(text) ?? this.numbers.size;
      this.numbers.set(text, number);
      this.known.set(block, number);
    }
    return number;
  }

  /** As `firstDifference`. */
  firstDifference(a: Scenario, b: Scenario): number {
    if (a.start !== b.start || a.months !== b.months) return firstDifference(a, b);
    let first = a.months;
    for (const path in a.settings) {
      const [mine, other] = [a.settings[path], b.settings[path]];
      if (mine === other) continue;
      const [p, q] = [this.numberOf(mine), this.numberOf(other)];
      if (p !== q) first = Math.min(first, this.blocksDiffer(path, p, q, a, b));
    }
    return first;
  }

  private blocksDiffer(path: string, p: number, q: number, a: Scenario, b: Scenario): number {
    const pair = `${path} ${p < q ? `${p} ${q}` : `${q} ${p}`} ${a.start} ${a.months}`;
    let first = this.parted.get(pair);
    if (first === undefined) {
      // A block is compared by itself: the rest of the two is made the same.
      first = firstDifference(a, { ...a, settings: { ...a.settings, [path]: b.settings[path] } });
      this.parted.set(pair, first);
    }
    return first;
  }
}
