import { type Kernel, kernel } from "../kernel/kernel.js";
import { TOWN, townBytes } from "../state/columns.js";
import { EXTRA_COLUMNS, type ExtraName, extraBytes } from "../state/extras.js";
import { Town } from "../state/town.js";
import { Scratch } from "./scratch.js";

const EXTRA_NAMES = Object.keys(EXTRA_COLUMNS) as ExtraName[];

/** Where a thread works on one town at a time: in its kernel's memory, so that the compiled loops reach every column. */
export class Workbench {
  readonly scratch: Scratch;
  private readonly columns: Uint8Array;

  constructor(readonly kernel: Kernel) {
    this.columns = kernel.array(Uint8Array, townBytes(TOWN) + extraBytes(EXTRA_NAMES, TOWN));
    this.scratch = new Scratch((type, length) => kernel.array(type, length));
  }

  /** A town as it is now, laid on the workbench; what it holds back for later it shares with the town itself. */
  lay(town: Town): Town {
    const { index, size, hoods, buffer, extraNames, pending, expiring, held } = town;
    this.columns.set(new Uint8Array(buffer as ArrayBuffer));
    const { buffer: here, byteOffset } = this.columns;
    return new Town(index, size, hoods, here, extraNames, byteOffset, pending, expiring, held);
  }

  /** Puts the columns back where they belong; the first, the traits, never change. */
  putBack(town: Town): void {
    const from = town.columns.traits.byteLength;
    new Uint8Array(town.buffer as ArrayBuffer, from).set(this.columns.subarray(from, town.buffer.byteLength));
  }
}

let known: Workbench | null = null;

/** This thread's workbench, used by all its worlds in turn, or null where there is no kernel. */
export function workbench(): Workbench | null {
  const k = kernel();
  if (k === null) return null;
  if (known?.kernel !== k) known = new Workbench(k);
  return known;
}
