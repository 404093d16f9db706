import type { World } from "../../engine/world.js";
import { bandTable } from "../../score/score.js";
import { CELLS } from "../../society/groups.js";
import { clockAt } from "../../state/clock.js";
import { POINT, TOWN } from "../../state/columns.js";
import type { Town } from "../../state/town.js";
import { differing, markParted } from "./parting.js";
import { Places } from "./places.js";

/** What is counted of residents and their twins each month, by the resident's group in world A. */
export const TWIN_COUNTERS = [
  { key: "gained", says: "Residents rated in both worlds whose score is higher in B." },
  { key: "lost", says: "Residents rated in both worlds whose score is lower in B." },
  { key: "unchanged", says: "Residents rated in both worlds with the same score." },
  { key: "rated_in_a_only", says: "Residents with a score in A and none in B." },
  { key: "rated_in_b_only", says: "Residents with a score in B and none in A." },
  { key: "into_sanction", says: "Residents under a sanction in B who are under none in A." },
  { key: "out_of_sanction", says: "Residents under a sanction in A who are under none in B." },
  { key: "sanctioned_in_both", says: "Residents under a sanction in both worlds." },
  { key: "parted", says: "Residents whose lives have differed in any month so far." },
  { key: "residents", says: "Residents." },
  {
    key: "change",
    says: "Sum of the differences in score, B less A, of residents rated in both worlds, in 1/16 points.",
  },
] as const;
export type TwinCounter = (typeof TWIN_COUNTERS)[number]["key"];
const WIDTH = TWIN_COUNTERS.length;
const NUMBER = Object.fromEntries(TWIN_COUNTERS.map((c, n) => [c.key, n])) as Readonly<Record<TwinCounter, number>>;
const [GAINED, LOST, UNCHANGED, A_ONLY, B_ONLY, INTO, OUT, BOTH, PARTED, RESIDENTS, CHANGE] = TWIN_COUNTERS.map(
  (_, n) => n,
);

/** A resident and the twin, in the month in which their lives parted. */
export interface Parted {
  readonly resident: number;
  /** Index of the month. */
  readonly month: number;
  /** Columns of the state in which they differ, as in `state/columns`. */
  readonly differs: readonly string[];
  /** Scores in points; null where not rated. */
  readonly score: { readonly a: number | null; readonly b: number | null };
}

/** What two worlds did to the same residents: plain data, the same for any number of threads. */
export interface TwinsCounted {
  /** months × TWIN_COUNTERS × groups. Whole numbers. */
  readonly counts: Float64Array;
  /**
   * Residents by band in A and in B, after the last month: (bands of A + 1) × (bands of B + 1), from the bottom up, those without a
   * score last.
   */
  readonly bands: { readonly a: readonly string[]; readonly b: readonly string[]; readonly residents: Float64Array };
  /** Residents rated in both, by score in B less score in A in whole points, from −2,047 to 2,047, after the last month. */
  readonly changes: Int32Array;
  /** The first residents who parted, in order of month and number: at most FIRST_PARTED of them. */
  readonly first: readonly Parted[];
  /** Residents whose lives never differed. */
  readonly identical: number;
}

export const FIRST_PARTED = 12;
export const MOST_CHANGE = 2047;

/**
 * Follows two worlds of the same residents month by month. Ask `place` before a month is lived in either, `compare` after it has
 * been lived in both. Two lives differ when any column of the state does, but for the national rank, which moves with everyone
 * else's score.
 */
export class Twins {
  readonly counts: Float64Array;
  private readonly places: Places;
  private readonly cells: Uint16Array[];
  /** For each town, the month in which each resident parted, from 1; 0 for those who have not. */
  readonly parted: readonly Uint16Array[];
  private readonly first: Parted[] = [];
  private readonly groups: number;
  private readonly sums: Float64Array;

  constructor(
    private readonly a: World,
    private readonly months: number,
  ) {
    const { scene } = a.plan;
    this.groups = scene.groups.length;
    this.counts = new Float64Array(months * WIDTH * this.groups);
    this.places = new Places(scene, a.towns);
    this.cells = a.towns.map((town) => new Uint16Array(town.size));
    this.parted = a.towns.map((town) => new Uint16Array(town.size));
    this.sums = new Float64Array(WIDTH * CELLS * 16);
  }

  /** Before a month is lived: notes where everyone is counted in it. */
  place(month: number): void {
    const clock = clockAt(this.a.scenario.start, month);
    for (const [t, cells] of this.cells.entries()) this.places.write(t, clock, cells);
  }

  /** After a month: counts residents by what became of them here and there. `b` may be the same world, while the two share their months. */
  compare(b: World, month: number): void {
    for (const [t, town] of this.a.towns.entries()) {
      const other = b.towns[t];
      if (other !== town && markParted(town, other, this.parted[t], month + 1) > 0) this.note(town, other, month);
      this.count(town, other, month);
    }
  }

  /** After the last month. */
  counted(b: World): TwinsCounted {
    const bands = [this.a, b].map(({ scenario }) =>
      bandTable(scenario.settings["score.scale"].bands as Record<string, number>),
    );
    const [na, nb] = bands.map(({ names }) => names.length + 1);
    const residents = new Float64Array(na * nb);
    const changes = new Int32Array(2 * MOST_CHANGE + 1);
    const last = this.months - 1;
    for (const [t, town] of this.a.towns.entries()) {
      const here = town.scores(last);
      const there = b.towns[t].scores(last);
      for (let i = 0; i < town.size; i++) {
        const [p, q] = [here[i], there[i]];
        const from = p < 0 ? na - 1 : bands[0].of[p >> 4];
        const to = q < 0 ? nb - 1 : bands[1].of[q >> 4];
        residents[from * nb + to]++;
        if (p >= 0 && q >= 0) changes[MOST_CHANGE + Math.round((q - p) / POINT)]++;
      }
    }
    const identical = this.parted.reduce(
      (sum, town) => sum + town.reduce((n, month) => n + (month === 0 ? 1 : 0), 0),
      0,
    );
    return {
      counts: this.counts,
      bands: { a: bands[0].names, b: bands[1].names, residents },
      changes,
      first: this.first,
      identical,
    };
  }

  /** Tells of residents who have just parted, as long as there is room. */
  private note(town: Town, other: Town, month: number): void {
    const parted = this.parted[town.index];
    const points = (score: number): number | null => (score < 0 ? null : score / POINT);
    for (let i = 0; i < town.size && this.first.length < FIRST_PARTED; i++) {
      if (parted[i] !== month + 1) continue;
      this.first.push({
        resident: town.index * TOWN + i,
        month,
        differs: differing(town, other, i),
        score: { a: points(town.scores(month)[i]), b: points(other.scores(month)[i]) },
      });
    }
  }

  private count(town: Town, other: Town, month: number): void {
    const { sums } = this;
    const cells = this.cells[town.index];
    const parted = this.parted[town.index];
    const groups = this.places.groups[town.index];
    const here = town.scores(month);
    const there = other.scores(month);
    const { spell } = town.columns;
    const spellThere = other.columns.spell;
    for (let i = 0; i < town.size; i++) {
      const to = cells[i] * WIDTH;
      const [p, q] = [here[i], there[i]];
      sums[to + RESIDENTS]++;
      if (parted[i] !== 0) sums[to + PARTED]++;
      if (p >= 0 && q >= 0) {
        sums[to + (q > p ? GAINED : q < p ? LOST : UNCHANGED)]++;
        sums[to + CHANGE] += q - p;
      } else if (p >= 0) sums[to + A_ONLY]++;
      else if (q >= 0) sums[to + B_ONLY]++;
      if (spell[i] !== 0) sums[to + (spellThere[i] !== 0 ? BOTH : OUT)]++;
      else if (spellThere[i] !== 0) sums[to + INTO]++;
    }
    this.addUp(groups, month);
  }

  /** Adds the sums by cell to the groups each cell belongs to, and clears them. */
  private addUp(groups: Uint16Array, month: number): void {
    const { sums, counts } = this;
    const first = month * WIDTH * this.groups;
    for (let cell = 0; cell < groups.length / 8; cell++) {
      for (let c = 0; c < WIDTH; c++) {
        const sum = sums[cell * WIDTH + c];
        if (sum === 0) continue;
        for (let g = 0; g < 8; g++) counts[first + c * this.groups + groups[cell * 8 + g]] += sum;
        sums[cell * WIDTH + c] = 0;
      }
    }
  }
}

/** One count of twins, in a month and a group. */
export const twinCount = (
  twins: Pick<TwinsCounted, "counts">,
  groups: number,
  key: TwinCounter,
  month: number,
  group: number,
): number => twins.counts[(month * WIDTH + NUMBER[key]) * groups + group];
