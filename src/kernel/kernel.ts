import { SHARED_AT, WASM } from "./wasm.js";

/**
 * The tight loops of the month, compiled for SIMD (`assembly/`, AssemblyScript). Each has a plain form beside the place that calls it: the
 * plain form is the definition, runs where there is no SIMD, and gives the same bits (a test holds them to it).
 *
 * Arguments named like columns are addresses in the kernel's memory: `byteOffset` of an array it made, or what `table` gave.
 */
export type Loops = Readonly<Record<(typeof LOOPS)[number], (...numbers: number[]) => number>>;
const LOOPS = [
  ...(["place", "spreadWords", "spreadBytes", "ask", "settle", "debts"] as const),
  ...(["near", "circles", "assemble", "countScores", "fade", "pairMates"] as const),
  ...(["caution", "chill", "seek", "turn", "work", "where", "sift", "lowRated"] as const),
  ...(["watch", "deliver", "file", "copies", "countFiled", "book", "forgetOne", "listed"] as const),
  ...(["touched", "note", "enlist", "meet", "unset", "remedies"] as const),
  ...(["enrol", "enrolByRegion", "refresh"] as const),
  ...(["countIn", "addOne", "countEach", "countBits", "sumBytes", "spreadOne", "spread"] as const),
  ...(["countLevels", "addUpLevels", "countMoves", "rank", "spellsEnd", "spellsRun", "sample"] as const),
  ...(["churn", "farDraws", "churnFar"] as const),
  ...(["households", "persons", "startTies", "startFar"] as const),
] as const;

type Table = Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float64Array;
/** A kind of typed array. */
export type ColumnType<T> = {
  new (buffer: ArrayBuffer, offset: number, length: number): T;
  readonly BYTES_PER_ELEMENT: number;
};

/** What is used of WebAssembly, whose types belong to a platform. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (pages: { initial: number; maximum: number; shared?: boolean }) => Memory;
  readonly Instance: new (module: object, imports: object) => { exports: unknown };
}

/** Memory that compiled loops can reach. */
export interface Memory {
  readonly buffer: ArrayBufferLike;
}

interface Held {
  readonly view: Table;
  source: Table | null;
  version: number;
}

const PAGE = 65536;
/** All that one thread of a world works in: scratch columns and tables. Pages that nothing touches take no memory. */
const PAGES = 640;
/** The same of a thread's one workbench, on which a town lies too: of worlds of all sizes in turn, what was too short for a later one stays behind. */
const WORKBENCH_PAGES = 2 * PAGES;
/** Most pages that a module can reach. */
const MOST_PAGES = 65536;

/** The compiled loops over memory in which a thread has a room of its own. Nothing in that room outlives a town's month. */
export class Kernel {
  readonly loops: Loops;
  private readonly buffer: ArrayBuffer;
  private readonly tables = new Map<string, Held>();
  private readonly owners = new Map<string, object>();
  private readonly rooms = new Map<string, { readonly length: number }>();
  private used: number;
  private readonly end: number;

  /** Its room in the memory: the first page, and how many. */
  constructor({ Instance }: Wasm, module: object, memory: Memory, first: number, pages: number) {
    this.buffer = memory.buffer as ArrayBuffer;
    // The first bytes of all are constants of the loops.
    this.used = first * PAGE + 1024;
    this.end = (first + pages) * PAGE;
    this.loops = new Instance(module, { env: { memory } }).exports as Loops;
  }

  /** Do the loops reach it where it lies? */
  reaches(column: { readonly buffer: ArrayBufferLike }): boolean {
    return column.buffer === this.buffer;
  }

  /** A new array of zeros in the kernel's memory. */
  array<T>(type: ColumnType<T>, length: number): T {
    const at = this.used;
    this.used = Math.ceil((at + length * type.BYTES_PER_ELEMENT) / 64) * 64;
    if (this.used > this.end) throw new Error("the kernel's memory is too small for its columns");
    return new type(this.buffer, at, length);
  }

  /**
   * Working room of a name: the same array each time it is asked for, as it was left. A longer one is made where it is too short: of zeros, and twice
   * as long at least, so that what stays behind of ever longer ones is never more than the last of them.
   */
  room<T extends { readonly length: number }>(name: string, type: ColumnType<T>, length: number): T {
    let room = this.rooms.get(name);
    if (room === undefined || room.length < length) {
      room = this.array(type, Math.max(length, 2 * (room?.length ?? 0)));
      this.rooms.set(name, room);
    }
    return room as T;
  }

  /** Has nobody else worked in some room since this one did? From now on it is theirs. */
  owned(name: string, by: object): boolean {
    const same = this.owners.get(name) === by;
    this.owners.set(name, by);
    return same;
  }

  /** The address of a copy of `source` as it is now, under `name`. */
  copy(name: string, source: Table): number {
    const held = this.tables.get(name);
    return this.table(name, source, (held?.version ?? 0) + 1);
  }

  /**
   * The address of a copy of `source`, held under `name`. It is copied when it is another array than last time, or says so by its
   * `version`.
   */
  table(name: string, source: Table, version = 0): number {
    let held = this.tables.get(name);
    if (held === undefined || held.view.length < source.length) {
      const length = Math.max(source.length, 2 * (held?.view.length ?? 0));
      held = { view: this.array(source.constructor as ColumnType<Table>, length), source: null, version };
      this.tables.set(name, held);
    }
    if (held.source !== source || held.version !== version) {
      held.view.set(source);
      held.source = source;
      held.version = version;
    }
    return held.view.byteOffset;
  }
}

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly?: Wasm };

let plainLoops = false;
let own: Kernel | null | undefined;

/** This thread's kernel over memory of its own, used by all its worlds in turn; null where the platform has no WebAssembly SIMD (or forbids it). */
export function kernel(): Kernel | null {
  if (plainLoops) return null;
  if (own === undefined)
    own = made((wasm) => {
      const memory = new wasm.Memory({ initial: WORKBENCH_PAGES, maximum: WORKBENCH_PAGES });
      return new Kernel(wasm, moduleOf(wasm, false), memory, 0, WORKBENCH_PAGES);
    });
  return own;
}

/** A world's memory: a room for each of its threads, and behind them its towns. */
export interface Ground {
  readonly memory: Memory;
  readonly threads: number;
  /** Where the rooms end. */
  readonly from: number;
}

/** Memory for so many threads and, behind their rooms, so many bytes. Null where there is no kernel, or no such memory. */
export function ground(threads: number, bytes: number): Ground | null {
  const pages = threads * PAGES + Math.ceil(bytes / PAGE);
  if (plainLoops || pages > MOST_PAGES) return null;
  return made((wasm) => {
    moduleOf(wasm, threads > 1);
    const memory = new wasm.Memory({ initial: pages, maximum: pages, shared: threads > 1 });
    return { memory, threads, from: threads * PAGES * PAGE };
  });
}

/** The kernel of one of a ground's threads (0, 1, …), in its room there. */
export const kernelOn = ({ memory, threads }: Ground, thread: number): Kernel =>
  new Kernel(WebAssembly as Wasm, moduleOf(WebAssembly as Wasm, threads > 1), memory, thread * PAGES, PAGES);

function made<T>(make: (wasm: Wasm) => T): T | null {
  try {
    return WebAssembly ? make(WebAssembly) : null;
  } catch {
    return null;
  }
}

const modules = new Map<boolean, object>();

/** The loops for memory that threads share, or do not. */
function moduleOf({ Module }: Wasm, shared: boolean): object {
  let module = modules.get(shared);
  if (module === undefined) {
    const bytes = Uint8Array.from(atob(WASM), (c) => c.charCodeAt(0));
    if (shared) bytes[SHARED_AT] = 3;
    module = new Module(bytes);
    modules.set(shared, module);
  }
  return module;
}

/** Has this thread live in the plain loops (for the tests that compare the two), or in the compiled ones again, in new memory. */
export function usePlainLoops(plain: boolean): void {
  plainLoops = plain;
  own = undefined;
}
