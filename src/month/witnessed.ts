import type { Town } from "../state/town.js";
import { Month } from "./month.js";
import { MIXED_UP, NOBODY, type Records } from "./records.js";
import { type Because, type How, residentAt, type Witness } from "./witness.js";

/** Does something to a column of points, and tells the witness, if there is one, by how much each resident it follows was moved. */
export function telling(m: Month, column: Int16Array, rule: string, because: Because, work: () => void): void {
  const { witness } = m;
  if (witness === null) {
    work();
    return;
  }
  const { followed } = witness;
  const before = followed.map((i) => column[i]);
  work();
  followed.forEach((i, n) => {
    if (column[i] !== before[n]) witness.move(i, rule, column[i] - before[n], because);
  });
}

/** What is known of record `n` of a list. */
export function recordBecause(town: Town, records: Records, n: number): Because {
  const because = { act: records.act[n], channel: records.channel[n], truth: records.truth[n] };
  const actor = records.actor[n];
  if (actor < 0) return because;
  const late = records.late[n];
  return {
    ...because,
    cause: {
      resident: residentAt(town, actor),
      how: howOf(because.truth),
      ...(late === 0 ? {} : { late }),
    },
  };
}

/** What the actor of a record with this truth has to do with it. */
export const howOf = (truth: number): How => (truth === MIXED_UP ? "file" : truth === NOBODY ? "report" : "act");

/** The month of a replay: whatever is counted of a resident is told to the witness. A plain run has a plain `Month`. */
export class WitnessedMonth extends Month {
  declare witness: Witness;
  /** Counting a list, which is told afterwards. */
  private listing = false;

  constructor(witness: Witness, ...rest: ConstructorParameters<typeof Month>) {
    super(...rest);
    this.witness = witness;
  }

  override add(counter: number, i: number, amount: number): void {
    super.add(counter, i, amount);
    if (!this.listing && this.witness.follows(i)) this.witness.counted(i, counter, amount);
  }

  override countEach(counter: number, list: Uint16Array, n: number): void {
    this.listing = true;
    super.countEach(counter, list, n);
    this.listing = false;
    const { witness } = this;
    for (let c = 0; c < n; c++) if (witness.follows(list[c])) witness.counted(list[c], counter, 1);
  }

  override countBits(counters: Int32Array, list: Uint16Array, n: number, bits: Uint32Array): void {
    this.listing = true;
    super.countBits(counters, list, n, bits);
    this.listing = false;
    for (let c = 0; c < n; c++) {
      if (!this.witness.follows(list[c])) continue;
      counters.forEach((counter, k) => {
        if (((bits[c] >>> k) & 1) !== 0) this.witness.counted(list[c], counter, 1);
      });
    }
  }
}
