import { COUNTERS } from "../measures/counters.js";
import type { Digest } from "./digest.js";
import { SAMPLE_WIDTH } from "./sample.js";
import { SPELLS, type Tally } from "./towns.js";

/** What a world's months have left behind so far: all that is counted, and the sample. */
export class Harvest {
  readonly counts: Float64Array;
  readonly incomeLevels: Int32Array;
  readonly spellsEnded: Int32Array;
  readonly spellsRunning: Int32Array;
  readonly sampleTraits: Uint32Array;
  readonly sampleRows: Int32Array;

  constructor(
    months: number,
    private readonly groups: number,
    private readonly sampled: number,
  ) {
    this.counts = new Float64Array(months * COUNTERS.length * groups);
    this.incomeLevels = new Int32Array(months * 256);
    this.spellsEnded = new Int32Array(SPELLS * groups);
    this.spellsRunning = new Int32Array(SPELLS * groups);
    this.sampleTraits = new Uint32Array(sampled);
    this.sampleRows = new Int32Array(months * sampled * SAMPLE_WIDTH);
  }

  /** Takes one thread's sums of a month, and clears them. */
  take(month: number, tally: Tally): void {
    addInto(this.counts, month * COUNTERS.length * this.groups, tally.counts);
    addInto(this.incomeLevels, month * 256, tally.incomeLevels);
    addInto(this.spellsEnded, 0, tally.spells);
    tally.counts.fill(0);
    tally.incomeLevels.fill(0);
    tally.spells.fill(0);
  }

  takeRunning(running: Int32Array): void {
    addInto(this.spellsRunning, 0, running);
  }

  takeSample(month: number, rows: Int32Array): void {
    this.sampleRows.set(rows, month * rows.length);
  }

  /** The parts that `months` months have filled: what a checkpoint holds. */
  filled(months: number): ArrayBufferView[] {
    return [
      this.counts.subarray(0, months * COUNTERS.length * this.groups),
      this.incomeLevels.subarray(0, months * 256),
      this.spellsEnded,
      this.spellsRunning,
      this.sampleTraits,
      this.sampleRows.subarray(0, months * this.sampled * SAMPLE_WIDTH),
    ];
  }

  /** Takes over what the first months of another world have left behind. */
  copy(other: Harvest, months: number): void {
    const from = other.filled(months);
    for (const [n, view] of this.filled(months).entries()) bytesOf(view).set(bytesOf(from[n]));
  }

  fingerprint(d: Digest): void {
    for (const view of [this.counts, this.incomeLevels, this.spellsEnded, this.spellsRunning]) d.bytes(view);
  }
}

function addInto(into: Float64Array | Int32Array, at: number, what: Float64Array | Int32Array): void {
  for (let n = 0; n < what.length; n++) into[at + n] += what[n];
}

const bytesOf = (view: ArrayBufferView): Uint8Array =>
  new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
