import { townCount } from "../../src/state/town.js";
import type { ColumnName, Failure, Order, Picture, Report, WorldAsked } from "./protocol.js";
import { startWorker } from "./start.js";

/** What a listener hears of a world. */
export interface Listener {
  made?(threads: number): void;
  picture?(picture: Picture): void;
  /** `seconds` is what all its months took the engine. */
  ended?(digest: string, seconds: number): void;
  failed?(failure: Failure, message: string): void;
}

/** Threads there may be: two or more need shared memory, which needs the two isolation headers. */
export const threadsHere = (): number =>
  globalThis.crossOriginIsolated ? Math.max(1, Math.min(8, navigator.hardwareConcurrency || 1)) : 1;

/**
 * Threads a world is lived on. Each has two towns at least: with one each, they wait for the fuller of them, and the picture waits for a
 * processor.
 */
const threadsFor = (residents: number): number =>
  Math.max(1, Math.min(threadsHere(), Math.floor(townCount(residents) / 2)));

/** One world in a worker of its own. Several can live at once. After a failure it says no more; begin another. */
export class Engine {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (columns: { readonly [name: string]: ArrayBufferView }) => void>();
  private nextId = 1;
  private over = false;

  constructor(
    world: WorldAsked,
    private readonly listener: Listener,
    threads = threadsFor(world.residents),
  ) {
    this.worker = startWorker();
    this.worker.onmessage = ({ data }: MessageEvent<Report>) => this.heard(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.fail("crash", event.message || "the worker stopped");
    };
    this.worker.onmessageerror = () => this.fail("crash", "a message could not be read");
    this.tell({ kind: "begin", world, threads });
  }

  /** Months a second, shown every `stride` months; 0 pauses, Infinity lives as fast as it can. */
  pace(months: number, stride = 1): void {
    this.tell({ kind: "pace", months, stride });
  }

  /** Shows the society after `month` months (0: before the first). */
  go(month: number): void {
    this.tell({ kind: "go", to: month });
  }

  /** Says that the last picture is drawn, so that the next one is sent. */
  drawn(): void {
    this.tell({ kind: "drawn" });
  }

  /** Copies of columns of all residents, as they are after the last month lived. */
  columns(...names: ColumnName[]): Promise<{ readonly [name: string]: ArrayBufferView }> {
    const id = this.nextId++;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.tell({ kind: "columns", names, id });
    });
  }

  end(): void {
    this.over = true;
    this.worker.terminate();
  }

  private tell(order: Order): void {
    if (!this.over) this.worker.postMessage(order);
  }

  private heard(report: Report): void {
    if (this.over) return;
    switch (report.kind) {
      case "made":
        this.listener.made?.(report.threads);
        break;
      case "picture":
        this.listener.picture?.(report);
        break;
      case "ended":
        this.listener.ended?.(report.digest, report.seconds);
        break;
      case "columns":
        this.waiting.get(report.id)?.(report.columns);
        this.waiting.delete(report.id);
        break;
      case "failed":
        this.fail(report.failure, report.message);
    }
  }

  private fail(failure: Failure, message: string): void {
    if (this.over) return;
    this.end();
    this.listener.failed?.(failure, message);
  }
}
