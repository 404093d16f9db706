import type { Hire } from "../../engine/hand.js";
import { PRINT_WORDS, printText } from "../../engine/print.js";
import { World } from "../../engine/world.js";
import { monthLabel, monthNumber } from "../../state/clock.js";
import type { WorldAsked } from "../address.js";
import { gather } from "../gather.js";
import type { Outcomes } from "../outcomes.js";

/** What a world was when it was lived before: its digest and, where they were kept, the prints of its towns by month. */
export interface Expected {
  readonly digest: string;
  /** months × towns, 16 hexadecimal digits each. */
  readonly prints: readonly (readonly string[])[] | null;
}

/** A replay goes another way than the world it replays. */
export class Differs extends Error {
  override readonly name = "Differs";
  constructor(
    message: string,
    /** The first month in which some town differs, and these towns; null where only the end can tell. */
    readonly first: { readonly month: string; readonly towns: readonly number[] } | null,
    readonly digest: string | null,
  ) {
    super(message);
  }
}

/** Holds a world that is lived again against what it was: after each month its towns, at the end its digest. Throws `Differs`. */
export class Checker {
  constructor(private readonly expected: Expected) {}

  /** After a month. */
  month({ month, scenario, harvest, towns }: World): void {
    const row = this.expected.prints?.[month - 1];
    if (row === undefined) return;
    const at = (month - 1) * towns.length * PRINT_WORDS;
    const differ = towns.flatMap((_, t) => (printText(harvest.prints, at + t * PRINT_WORDS) === row[t] ? [] : [t]));
    if (differ.length === 0 && row.length === towns.length) return;
    const label = monthLabel(monthNumber(scenario.start) + month - 1);
    const which = `${differ.length === 1 ? "town" : "towns"} ${few(differ)} of ${towns.length}`;
    throw new Differs(
      row.length === towns.length
        ? `the replay goes another way in ${label}, month ${month} of ${scenario.months}: ${which} ${differ.length === 1 ? "is" : "are"} not as stored`
        : `the stored prints of ${label} are of ${row.length} towns, but the world has ${towns.length}`,
      { month: label, towns: differ },
      null,
    );
  }

  end(digest: string): void {
    if (digest === this.expected.digest) return;
    const where =
      this.expected.prints === null
        ? "no prints of the towns were kept, so no month can be named"
        : "all towns are as stored in every month, but not what was counted of them";
    throw new Differs(`the replay ends with digest ${digest}, not ${this.expected.digest}; ${where}`, null, digest);
  }
}

/** The first few of some numbers. */
const few = (numbers: readonly number[]): string =>
  numbers.length <= 8 ? numbers.join(", ") : `${numbers.slice(0, 8).join(", ")} and ${numbers.length - 8} more`;

export interface ReplayOptions {
  readonly threads?: number;
  readonly hire: Hire;
  readonly onMonth?: (done: number, months: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Lives a world again and holds it against what it was: any world of which scenario, seed, residents and digest are known, be it a run's
 * folder or a row of a sweep. Gives what it leaves behind; throws `Differs` at the first month in which a town goes another way.
 */
export async function replayWorld(
  { scenario, seed, residents }: WorldAsked,
  expected: Expected,
  { threads = 1, hire, onMonth, signal }: ReplayOptions,
): Promise<Outcomes> {
  const world = new World(scenario, seed, residents, { threads, prints: expected.prints !== null });
  const checker = new Checker(expected);
  try {
    world.hire(hire);
    await world.generate();
    while (world.month < scenario.months) {
      signal?.throwIfAborted();
      await world.live();
      checker.month(world);
      onMonth?.(world.month, scenario.months);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    const ending = await world.finish();
    checker.end(ending.digest);
    return gather(world, ending, { months: 0, generating: 0 });
  } finally {
    await world.end();
  }
}
