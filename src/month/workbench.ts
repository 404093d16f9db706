import { type Kernel, kernel } from "../kernel/kernel.js";
import type { Clock } from "../state/clock.js";
import { COLUMNS, type Columns, TOWN, townBytes } from "../state/columns.js";
import { EXTRA_COLUMNS, type ExtraName, extraBytes } from "../state/extras.js";
import { Town } from "../state/town.js";
import { Scratch } from "./scratch.js";

const EXTRA_NAMES = Object.keys(EXTRA_COLUMNS) as ExtraName[];

type Name = keyof Columns;
const NAMES = Object.keys(COLUMNS) as Name[];
const SCORES = ["score_a", "score_b"] as const;

/** Columns that no step writes. */
const NEVER_WRITTEN: readonly Name[] = ["traits", "income"];
/** Columns that are read and written in January alone. */
const OF_JANUARY: readonly Name[] = ["rank_past"];

/** The columns that a month may read before it has written them: all but the scores it makes, and what is only for January. */
export const readIn = (clock: Clock): readonly Name[] => READ[clock.index & 1][january(clock)];
/** The columns that a month may write: not last month's scores, nor what nothing writes. */
export const writtenIn = (clock: Clock): readonly Name[] => WRITTEN[clock.index & 1][january(clock)];

const january = ({ season }: Clock): 0 | 1 => (season === 0 ? 1 : 0);
const byMonth = (aside: (odd: 0 | 1) => readonly Name[]): readonly (readonly (readonly Name[])[])[] =>
  ([0, 1] as const).map((odd) =>
    [OF_JANUARY, []].map((idle) => NAMES.filter((name) => !idle.includes(name) && !aside(odd).includes(name))),
  );
const READ = byMonth((odd) => [SCORES[odd]]);
const WRITTEN = byMonth((odd) => [SCORES[1 - odd], ...NEVER_WRITTEN]);

/** Where a thread works on one town at a time: in its kernel's memory, so that the compiled loops reach every column. */
export class Workbench {
  readonly scratch: Scratch;
  private columns: Uint8Array | null = null;

  constructor(readonly kernel: Kernel) {
    this.scratch = new Scratch((type, length) => kernel.array(type, length));
  }

  /**
   * A town as it is before a month: itself where the kernel reaches it, and otherwise a copy laid on the workbench. What it holds back for later the
   * copy shares with the town itself.
   */
  lay(town: Town, clock: Clock): Town {
    if (this.kernel.reaches(town.bytes)) return town;
    const { index, size, hoods, extraNames, pending, expiring, held } = town;
    this.columns ??= this.kernel.array(Uint8Array, townBytes(TOWN) + extraBytes(EXTRA_NAMES, TOWN));
    const { buffer, byteOffset } = this.columns;
    const here = new Town(index, size, hoods, buffer, extraNames, byteOffset, pending, expiring, held);
    copy(town, here, readIn(clock));
    return here;
  }

  /** Puts back what the month may have written. */
  putBack(here: Town, town: Town, clock: Clock): void {
    if (here !== town) copy(here, town, writtenIn(clock));
  }
}

function copy(from: Town, to: Town, names: readonly Name[]): void {
  for (const name of names) to.columns[name].set(from.columns[name]);
  for (const [name, column] of Object.entries(from.extras)) to.extras[name as ExtraName]?.set(column);
}

let known: Workbench | null = null;

/** This thread's workbench, used in turn by all its worlds that have no ground of their own, or null where there is no kernel. */
export function workbench(): Workbench | null {
  const k = kernel();
  if (k === null) return null;
  if (known?.kernel !== k) known = new Workbench(k);
  return known;
}
