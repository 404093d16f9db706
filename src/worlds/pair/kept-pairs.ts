import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Damaged, readSealed, writeSealed } from "../../engine/sealed-file.js";
import type { Scenario } from "../../scenario/catalogue.js";
import { addressOf, type WorldAsked } from "../address.js";
import { KeptWorlds } from "../kept/kept-worlds.js";
import { replicateSeed } from "../replicate-seed.js";
import { FolderTaken, FolderUnusable } from "../run-folder.js";
import { reasonOf } from "../stopped.js";
import type { PairCounted } from "./effects.js";
import { TWIN_COUNTERS, type TwinsCounted } from "./twins.js";

/** What is compared: all that decides what the replicates are. How many there are does not. */
export interface Comparison {
  readonly a: Scenario;
  readonly b: Scenario;
  readonly seed: number;
  readonly residents: number;
}

/** The folder holds replicates of another comparison. */
export class OtherComparison extends Error {}

/** What the folder says of itself. */
interface Said {
  readonly a: string;
  readonly b: string;
  readonly seed: number;
  readonly residents: number;
  readonly addresses: readonly [string, string];
}

/** What a kept pair says of itself, before its arrays. */
interface About extends Pick<TwinsCounted, "first" | "identical"> {
  readonly comparison: string;
  readonly replicate: number;
  readonly shared: number;
  readonly counters: readonly string[];
  readonly bands: { readonly a: readonly string[]; readonly b: readonly string[] };
  readonly sizes: readonly [number, number, number];
}

const FOLDER = "replicates";
const ABOUT = "comparison.pair";
/** What a complete comparison has and an unfinished one has not. */
const COMPLETE = "manifest.json";

/**
 * Finished replicates of a comparison, in a folder of its own inside the comparison's: both worlds as they are kept elsewhere, and
 * what was counted of residents and their twins, written last. Each file is whole or not there, so a replicate is kept or it is not.
 */
export class KeptPairs {
  readonly folder: string;
  private readonly worlds: KeptWorlds;
  private readonly identity: string;

  constructor(
    private readonly out: string,
    readonly comparison: Comparison,
    private readonly onNote: (note: string) => void = () => {},
  ) {
    this.folder = join(out, FOLDER);
    this.worlds = new KeptWorlds(this.folder, onNote);
    this.identity = JSON.stringify(this.said().addresses);
  }

  /**
   * Makes the folder ready, new or to be resumed. Throws `FolderTaken` where it holds a complete comparison or something else,
   * `OtherComparison` where it holds the replicates of another one, `FolderUnusable` where it cannot be made. Nothing that is there is changed.
   */
  open(): this {
    const { out, folder } = this;
    try {
      const there = existsSync(out) ? readdirSync(out) : [];
      if (there.includes(COMPLETE))
        throw new FolderTaken(`${out} holds a complete comparison or run; name another folder`);
      const about = join(folder, ABOUT);
      if (existsSync(about)) this.mustMatch(readSealed<Said>(about, () => [], "pair"));
      else {
        const kept = existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith(".tmp")) : [];
        if (kept.length > 0 || there.some((name) => name !== FOLDER))
          throw new FolderTaken(`${out} is not empty and holds no comparison to resume; name another folder`);
        mkdirSync(folder, { recursive: true });
        writeSealed(about, this.said(), [], "pair");
      }
    } catch (error) {
      if (error instanceof FolderTaken || error instanceof OtherComparison || error instanceof Damaged) throw error;
      throw new FolderUnusable(`${out} cannot be the folder of a comparison: ${reasonOf(error)}`, { cause: error });
    }
    this.worlds.open();
    return this;
  }

  /** Keeps a replicate. */
  write(replicate: number, pair: PairCounted): void {
    const { twins, a, b, shared } = pair;
    for (const [asked, world] of this.asked(replicate).map((asked, n) => [asked, [a, b][n]] as const))
      this.worlds.write(asked, world);
    const about: About = {
      comparison: this.identity,
      replicate,
      shared,
      counters: TWIN_COUNTERS.map((c) => c.key),
      bands: { a: twins.bands.a, b: twins.bands.b },
      first: twins.first,
      identical: twins.identical,
      sizes: [twins.counts.length, twins.bands.residents.length, twins.changes.length],
    };
    writeSealed(this.fileOf(replicate), about, [twins.counts, twins.bands.residents, twins.changes], "pair");
  }

  /** A replicate, or null where it is not kept, or not kept whole: a damaged file is told and removed. */
  read(replicate: number): PairCounted | null {
    const twins = this.twins(replicate);
    if (twins === null) return null;
    const [a, b] = this.asked(replicate).map((asked) => this.worlds.read(asked));
    return a === null || b === null ? null : { a, b, ...twins };
  }

  /** Is a replicate kept, and whole? */
  has(replicate: number): boolean {
    return this.twins(replicate) !== null && this.asked(replicate).every((asked) => this.worlds.has(asked));
  }

  /** All is written elsewhere: nothing to resume. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Removes what this process began to write and did not finish. */
  dropUnfinished(): void {
    this.worlds.dropUnfinished();
  }

  private twins(replicate: number): Pick<PairCounted, "twins" | "shared"> | null {
    const file = this.fileOf(replicate);
    if (!existsSync(file)) return null;
    let arrays: [Float64Array, Float64Array, Int32Array] | null = null;
    try {
      const about = readSealed<About>(
        file,
        ({ comparison, counters, sizes }) => {
          if (comparison !== this.identity || counters.join() !== TWIN_COUNTERS.map((c) => c.key).join())
            throw new Damaged(file, "it belongs to another comparison");
          arrays = [new Float64Array(sizes[0]), new Float64Array(sizes[1]), new Int32Array(sizes[2])];
          return arrays;
        },
        "pair",
      );
      const { bands, first, identical, shared } = about;
      const [counts, residents, changes] = arrays as unknown as [Float64Array, Float64Array, Int32Array];
      return { shared, twins: { counts, bands: { ...bands, residents }, changes, first, identical } };
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      this.onNote(`${file} is damaged: ${error.why}. Replicate ${replicate} is lived again.`);
      rmSync(file, { force: true });
      return null;
    }
  }

  private fileOf(replicate: number): string {
    return join(this.folder, `${String(replicate).padStart(4, "0")}.pair`);
  }

  private asked(replicate: number): [WorldAsked, WorldAsked] {
    const { a, b, seed, residents } = this.comparison;
    const world = { seed: replicateSeed(seed, replicate), residents };
    return [
      { scenario: a, ...world },
      { scenario: b, ...world },
    ];
  }

  private said(): Said {
    const { a, b, seed, residents } = this.comparison;
    const addresses = [a, b].map((scenario) => addressOf({ scenario, seed, residents })) as [string, string];
    return { a: a.name, b: b.name, seed, residents, addresses };
  }

  private mustMatch(kept: Said): void {
    const mine = this.said();
    for (const [what, asked, was] of [
      ["residents", mine.residents, kept.residents],
      ["seed", mine.seed, kept.seed],
      ["first scenario", mine.a, kept.a],
      ["second scenario", mine.b, kept.b],
    ] as const)
      if (asked !== was)
        throw new OtherComparison(`${this.out} holds a comparison with ${what} ${was}, but ${asked} is asked for`);
    if (JSON.stringify(kept.addresses) !== this.identity)
      throw new OtherComparison(
        `${this.out} holds a comparison of "${kept.a}" and "${kept.b}" with other settings or months, or by another version of glasshouse`,
      );
  }
}
