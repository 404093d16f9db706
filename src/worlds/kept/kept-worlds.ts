import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import { Damaged, readSealed, writeSealed } from "../../engine/sealed-file.js";
import { addressOf, type WorldAsked } from "../address.js";
import type { Counted } from "../outcomes.js";
import { reasonOf } from "../stopped.js";

/** What a kept world says of itself, before its arrays. */
interface About extends Pick<Counted, "seed" | "residents" | "months" | "groups" | "digest" | "warnings"> {
  readonly address: string;
  /** Bytes of each array, squeezed, in the order of ARRAYS. */
  readonly bytes: readonly number[];
}

const ARRAYS = ["counts", "incomeLevels", "incomeGini", "spellsEnded", "spellsRunning"] as const;
const ENDING = ".world";
/** No world takes that long to write. */
const HOUR = 3_600_000;

/** The folder cannot be used to keep worlds. */
export class WorldsUnusable extends Error {}

/**
 * Finished worlds in a folder, one file each, named by address: everything counted, so that any measure can be worked out later,
 * but no resident. About 0.6 MB for seven years, whatever the number of residents. A file appears whole or not at all
 * (temporary name, flush, rename) and is believed only when its hash fits. Several processes may use one folder at the same time:
 * a world that two of them live is the same world.
 */
export class KeptWorlds {
  constructor(
    readonly folder: string,
    /** Hears, in a sentence, of a file that is damaged: the world is then lived again. */
    private readonly onNote: (note: string) => void = () => {},
  ) {}

  /** Makes the folder. Throws `WorldsUnusable`. */
  open(): this {
    try {
      mkdirSync(this.folder, { recursive: true });
      this.dropUnfinished(false);
    } catch (error) {
      throw new WorldsUnusable(`${this.folder} cannot keep worlds: ${reasonOf(error)}`, { cause: error });
    }
    return this;
  }

  /** Removes what this process, or one long gone, began to write and did not finish. */
  dropUnfinished(mine = true): void {
    for (const name of readdirSync(this.folder)) {
      const [, writer] = /\.world\.(\d+)\.tmp$/.exec(name) ?? [];
      if (writer === undefined) continue;
      const file = join(this.folder, name);
      const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if ((mine && Number(writer) === process.pid) || age > HOUR) rmSync(file, { force: true });
    }
  }

  fileOf(address: string): string {
    return join(this.folder, `${address}${ENDING}`);
  }

  /** Is this world kept, and whole? A damaged file is told and removed. */
  has(asked: WorldAsked): boolean {
    return this.proved(addressOf(asked), () => true) ?? false;
  }

  /** The world, or null where it is not kept, or not kept whole: a damaged file is told and removed. */
  read(asked: WorldAsked): Counted | null {
    return this.proved(addressOf(asked), (about, squeezed) => ({
      ...unsqueezed(about, squeezed),
      scenario: asked.scenario,
    }));
  }

  /** A world that was lived just now. Throws `WorldsUnusable` where it is no longer there. */
  mustRead(asked: WorldAsked): Counted {
    const world = this.read(asked);
    if (world === null)
      throw new WorldsUnusable(`a world is gone from ${this.folder} again; the same command lives it once more`);
    return world;
  }

  /** Keeps a world. */
  write(asked: WorldAsked, world: Counted): void {
    const address = addressOf(asked);
    const { seed, residents, months, groups, digest, warnings } = world;
    const squeezed = ARRAYS.map((name) => deflateSync(byPlace(world[name]), { level: 1 }));
    const about: About = {
      address,
      seed,
      residents,
      months,
      groups,
      digest,
      warnings,
      bytes: squeezed.map((part) => part.length),
    };
    writeSealed(this.fileOf(address), about, squeezed, "world");
  }

  private proved<T>(address: string, use: (about: About, squeezed: Buffer[]) => T): T | null {
    const file = this.fileOf(address);
    if (!existsSync(file)) return null;
    try {
      let squeezed: Buffer[] = [];
      const about = readSealed<About>(
        file,
        (said) => {
          if (said.address !== address) throw new Damaged(file, "it holds another world than its name says");
          if (said.bytes.length !== ARRAYS.length) throw new Damaged(file, "another version of glasshouse has kept it");
          squeezed = said.bytes.map((size) => Buffer.alloc(size));
          return squeezed;
        },
        "world",
      );
      return use(about, squeezed);
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      this.onNote(`${file} is damaged: ${error.why}. Its world is lived again.`);
      rmSync(file, { force: true });
      return null;
    }
  }
}

function unsqueezed({ address, bytes, ...about }: About, squeezed: readonly Buffer[]): Omit<Counted, "scenario"> {
  const [counts, incomeLevels, incomeGini, spellsEnded, spellsRunning] = squeezed.map((part) => inflateSync(part));
  return {
    ...about,
    counts: new Float64Array(fromPlaces(counts, 8)),
    incomeLevels: new Int32Array(fromPlaces(incomeLevels, 4)),
    incomeGini: new Float64Array(fromPlaces(incomeGini, 8)),
    spellsEnded: new Int32Array(fromPlaces(spellsEnded, 4)),
    spellsRunning: new Int32Array(fromPlaces(spellsRunning, 4)),
  };
}

/** The bytes of all numbers, first the first byte of each, then the second …: most counts are small, so this squeezes better. */
function byPlace(array: Float64Array | Int32Array): Uint8Array {
  const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT: width, length } = array;
  const plain = new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  const out = new Uint8Array(byteLength);
  for (let n = 0; n < length; n++) for (let b = 0; b < width; b++) out[b * length + n] = plain[n * width + b];
  return out;
}

function fromPlaces(bytes: Uint8Array, width: number): ArrayBuffer {
  const length = bytes.length / width;
  const out = new Uint8Array(bytes.length);
  for (let n = 0; n < length; n++) for (let b = 0; b < width; b++) out[n * width + b] = bytes[b * length + n];
  return out.buffer;
}
