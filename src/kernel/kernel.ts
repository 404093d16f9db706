import { WASM } from "./wasm.js";

/**
 * The tight loops of the month, compiled for SIMD (`assembly/`, AssemblyScript). Each has a plain form beside the place that calls it: the
 * plain form is the definition, runs where there is no SIMD, and gives the same bits (a test holds them to it).
 *
 * Arguments named like columns are addresses in the kernel's memory: `byteOffset` of an array it made, or what `table` gave.
 */
export type Loops = Readonly<Record<(typeof LOOPS)[number], (...numbers: number[]) => number>>;
const LOOPS = [
  ...(["place", "ask", "settle", "debts"] as const),
  ...(["near", "circles", "assemble", "countScores", "fade"] as const),
  ...(["caution", "chill", "seek", "where", "sift", "lowRated"] as const),
  ...(["watch", "deliver", "file", "copies", "countKinds", "addKinds", "book", "forgetOne"] as const),
  ...(["touched", "note", "pick"] as const),
  ...(["enrol", "refresh"] as const),
  ...(["tally", "tallyBits", "addBytes", "spread", "countLevels", "addUpLevels", "countMoves", "rank"] as const),
  ...(["tieRules", "churnCircles", "churnPairs", "farDraws", "churnFar"] as const),
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
  readonly Memory: new (pages: { initial: number; maximum: number }) => { buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { exports: unknown };
}

interface Held {
  readonly view: Table;
  source: Table | null;
  version: number;
}

/** All that one thread works in: a town, its scratch columns, and tables. Pages that nothing touches take no memory. */
const PAGES = 640;

/** The compiled loops over memory of their own. One a thread, used by all its worlds in turn: nothing in it outlives a town's month. */
export class Kernel {
  readonly loops: Loops;
  private readonly buffer: ArrayBuffer;
  private readonly tables = new Map<string, Held>();
  private readonly rooms = new Map<string, { readonly length: number }>();
  private used = 1024;

  constructor({ Memory, Instance }: Wasm, module: object) {
    const memory = new Memory({ initial: PAGES, maximum: PAGES });
    this.buffer = memory.buffer;
    this.loops = new Instance(module, { env: { memory } }).exports as Loops;
  }

  /** A new array of zeros in the kernel's memory. */
  array<T>(type: ColumnType<T>, length: number): T {
    const at = this.used;
    this.used = (at + length * type.BYTES_PER_ELEMENT + 63) & ~63;
    if (this.used > this.buffer.byteLength) throw new Error("the kernel's memory is too small for its columns");
    return new type(this.buffer, at, length);
  }

  /** Working room of a name: the same array each time it is asked for, as it was left. A longer one is made where it is too short: of zeros. */
  room<T extends { readonly length: number }>(name: string, type: ColumnType<T>, length: number): T {
    let room = this.rooms.get(name);
    if (room === undefined || room.length < length) {
      room = this.array(type, length);
      this.rooms.set(name, room);
    }
    return room as T;
  }

  /** The address of a copy of `source` as it is now, under `name`. */
  copy(name: string, source: Table): number {
    const held = this.tables.get(name);
    return this.table(name, source, (held?.version ?? 0) + 1);
  }

  /**
   * The address of a copy of `source`, held under `name`. It is copied when it is another array than last time, or says so by its
   * `version`. `type` converts: whole numbers in doubles become words.
   */
  table(name: string, source: Table, version = 0, type = source.constructor as ColumnType<Table>): number {
    let held = this.tables.get(name);
    if (held === undefined || held.view.length < source.length) {
      held = { view: this.array(type, source.length), source: null, version };
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

let own: Kernel | null | undefined;

/** This thread's kernel, or null where the platform has no WebAssembly SIMD (or forbids it). */
export function kernel(): Kernel | null {
  if (own !== undefined) return own;
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly?: Wasm };
  try {
    own = WebAssembly ? new Kernel(WebAssembly, new WebAssembly.Module(bytes())) : null;
  } catch {
    own = null;
  }
  return own;
}

const bytes = (): Uint8Array => Uint8Array.from(atob(WASM), (c) => c.charCodeAt(0));

/** Has this thread live in the plain loops (for the tests that compare the two), or in the compiled ones again. */
export function usePlainLoops(plain: boolean): void {
  own = plain ? null : undefined;
}
