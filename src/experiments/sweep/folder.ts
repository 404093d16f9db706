import { createHash, randomBytes } from "node:crypto";
import { closeSync, existsSync, linkSync, openSync, readdirSync, readFileSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, WriteError, writeText } from "../../results/files.js";
import { FolderTaken } from "../../worlds/run-folder.js";
import type { Experiment } from "../experiment.js";
import type { SweepPlan } from "./plan.js";

/** The folder named for a sweep holds none. */
export class NoSweep extends Error {}

/** What must stay the same while a sweep grows: with another of these it is another experiment. */
export type Identity = { readonly [what: string]: unknown };

const IDENTITY = "sweep.json";
const PLANS = "plans";

/** What may change: ranges and levels, design, replicates, stopping, thresholds. What is said of it may, too. */
export function identityOf(e: Experiment): Identity {
  return {
    name: e.name,
    scenario: e.scenario,
    set: e.set,
    residents: e.residents,
    start: e.base.start,
    months: e.base.months,
    seed: e.seed,
    "random numbers": e.randomNumbers,
    factors: e.factors.map(({ name, path }) => `${name}: ${path}`),
    outcomes: e.outcomes.map(({ key }) => key),
  };
}

export const identityDigest = (identity: Identity): string =>
  createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 32);

/**
 * The folder of a sweep: `sweep.json` says which experiment it is; `plans/` holds what it was asked for, numbered, the last of which counts;
 * `runs/` the runs, in files of one writer each; `writers/` who is or was at work. Nothing in them is ever written over, save a writer's own sign of life.
 * `runs.parquet` and `manifest.json` are made from them.
 */
export class SweepFolder {
  readonly runs: string;
  readonly writers: string;

  constructor(readonly path: string) {
    this.runs = join(path, "runs");
    this.writers = join(path, "writers");
  }

  /** Is there a sweep in this folder? */
  static isAt(path: string): boolean {
    return existsSync(join(path, IDENTITY));
  }

  /** The folder of a sweep that is there. Throws NoSweep. */
  static existing(path: string): SweepFolder {
    if (!existsSync(path)) throw new NoSweep(`there is no folder ${path}`);
    if (!SweepFolder.isAt(path)) throw new NoSweep(`${path} holds no sweep (it has no ${IDENTITY})`);
    return new SweepFolder(path);
  }

  /** Makes a folder ready for a plan, new or to be gone on with. Several processes may do so at once. Throws FolderTaken. */
  static open(path: string, plan: SweepPlan): SweepFolder {
    const folder = new SweepFolder(path);
    const identity = identityOf(plan.experiment);
    const there = existsSync(path) ? readdirSync(path).filter((name) => !isUnderWay(name)) : [];
    if (there.length > 0 && !there.includes(IDENTITY))
      throw new FolderTaken(`${path} is not empty and holds no sweep; name another folder`);
    makeFolder(path);
    once(path, IDENTITY, `${JSON.stringify({ kind: "glasshouse sweep", format: 1, identity }, null, 2)}\n`);
    folder.mustBe(identity);
    for (const sub of [folder.runs, folder.writers, join(path, PLANS)]) makeFolder(sub);
    folder.ask(plan);
    return folder;
  }

  get identity(): Identity {
    return (JSON.parse(readFileSync(join(this.path, IDENTITY), "utf8")) as { identity: Identity }).identity;
  }

  /** The plan that counts: the last one asked for. */
  plan(): SweepPlan {
    const name = this.planNames().at(-1);
    if (name === undefined)
      throw new NoSweep(`${this.path} holds a sweep that was never begun; give its sweep command again`);
    return readPlan(join(this.path, PLANS, name));
  }

  /** How many plans it has been asked for. */
  get plans(): number {
    return this.planNames().length;
  }

  private planNames(): string[] {
    const folder = join(this.path, PLANS);
    return existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /^\d{4}\.json$/.test(name))
          .sort()
      : [];
  }

  /** Keeps a plan as the last one, unless it is that already. */
  private ask(plan: SweepPlan): void {
    const folder = join(this.path, PLANS);
    for (;;) {
      const names = this.planNames();
      const mine = names.findIndex((name) => digestIn(join(folder, name)) === plan.digest);
      if (mine >= 0 && mine === names.length - 1) return;
      if (mine >= 0)
        throw new FolderTaken(
          `${this.path} has been asked for something else since (plan ${names.length}; this is plan ${mine + 1}). ` +
            "Go on with the newer experiment file, or name another folder",
        );
      if (once(folder, `${String(names.length + 1).padStart(4, "0")}.json`, writePlan(plan))) return;
    }
  }

  private mustBe(mine: Identity): void {
    const theirs = this.identity;
    const differ = Object.keys({ ...theirs, ...mine }).filter(
      (key) => JSON.stringify(theirs[key]) !== JSON.stringify(mine[key]),
    );
    if (differ.length === 0) return;
    const told = differ.map((key) => `${key} (there ${brief(theirs[key])}, here ${brief(mine[key])})`);
    throw new FolderTaken(
      `${this.path} holds another experiment; it differs in ${told.join(", ")}. Name another folder`,
    );
  }
}

/** A sweep.json that another process is about to put in its place. */
const isUnderWay = (name: string): boolean => name.startsWith(".") && name.includes(IDENTITY);

function brief(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Writes a file that must not be there yet, whole. Of several processes at once, one does: false where it was there. */
function once(folder: string, name: string, text: string): boolean {
  const file = join(folder, name);
  if (existsSync(file)) return false;
  const own = `.${name}.${process.pid}.${randomBytes(6).toString("hex")}`;
  writeText(folder, own, text);
  try {
    linkSync(join(folder, own), file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new WriteError(file, error);
  } finally {
    rmSync(join(folder, own), { force: true });
  }
}

/** The digest of a plan's file, without reading all of it. */
function digestIn(file: string): string {
  const fd = openSync(file, "r");
  try {
    const start = Buffer.alloc(256);
    readSync(fd, start);
    return /"digest":"([0-9a-f]{64})"/.exec(start.toString("latin1"))?.[1] ?? "";
  } finally {
    closeSync(fd);
  }
}

/** Points of the unit cube are numbers of eight bytes: base 64 keeps them to the bit, in little room. */
export function writePlan(plan: SweepPlan): string {
  const { points } = plan.experiment.layout;
  const plain = "values" in points ? points : { ...points, at: Buffer.from(points.at.buffer).toString("base64") };
  const experiment = { ...plan.experiment, layout: { ...plan.experiment.layout, points: plain } };
  return `${JSON.stringify({ kind: "glasshouse plan 1", ...plan, experiment })}\n`;
}

function readPlan(file: string): SweepPlan {
  const plan = JSON.parse(readFileSync(file, "utf8")) as SweepPlan;
  const points = plan.experiment.layout.points as { at?: unknown };
  if (typeof points.at === "string") {
    const bytes = Buffer.from(points.at, "base64");
    points.at = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  }
  return plan;
}
