import type { Scenario } from "../../src/scenario/catalogue.js";
import { monthLabel, monthNumber } from "../../src/state/clock.js";
import { threadsHere } from "../engine/engine.js";
import type { Failure } from "../engine/protocol.js";
import { startWorker } from "../engine/start.js";
import type { PairMonth, PairOrder, PairReport } from "./protocol.js";

const MONTHS_A_SECOND = 4;

/** Two worlds as the page sees them: what each month did, and everyone in the month shown. */
export class PairedWorlds {
  readonly months: readonly string[];
  rows = $state.raw<readonly PairMonth[]>([]);
  /** Months lived in the picture shown; 0 before there is one. */
  month = $state(0);
  a = $state.raw(new Uint8Array(0));
  b = $state.raw(new Uint8Array(0));
  difference = $state.raw(new Uint8Array(0));
  digests = $state.raw<{ a: string; b: string } | null>(null);
  failure = $state.raw<{ readonly kind: Failure; readonly message: string } | null>(null);
  playing = $state(false);
  /** Shows each month as it is lived, until a month is asked for. */
  private following: boolean;
  private readonly worker: Worker;
  private timer: ReturnType<typeof setInterval> | null = null;

  constructor(
    a: Scenario,
    b: Scenario,
    seed: number,
    readonly residents: number,
    month: number | null,
  ) {
    const first = monthNumber(a.start);
    this.months = Array.from({ length: a.months }, (_, n) => monthLabel(first + n));
    this.following = month === null;
    this.worker = startWorker();
    this.worker.onmessage = ({ data }: MessageEvent<PairReport>) => this.heard(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.heard({ kind: "failed", failure: "crash", message: event.message });
    };
    this.tell({ kind: "pair", a, b, seed, residents, threads: threadsHere() > 1 ? 2 : 1 });
    if (month !== null && month > 0) this.tell({ kind: "show", month });
  }

  /** Shows a month that has been lived, or will be. */
  go(month: number): void {
    this.following = false;
    this.tell({ kind: "show", month: Math.max(1, Math.min(this.months.length, month)) });
  }

  play(): void {
    if (this.month >= this.rows.length) this.go(1);
    this.playing = true;
    this.timer = setInterval(() => {
      if (this.month < this.rows.length) this.go(this.month + 1);
      else if (this.rows.length === this.months.length) this.pause();
    }, 1000 / MONTHS_A_SECOND);
  }

  pause(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.playing = false;
  }

  end(): void {
    this.pause();
    this.worker.terminate();
  }

  private tell(order: PairOrder): void {
    this.worker.postMessage(order);
  }

  private heard(report: PairReport): void {
    if (report.kind === "lived") {
      this.rows = [...this.rows, report.row];
      if (this.following) this.tell({ kind: "show", month: report.month });
    } else if (report.kind === "frames") {
      this.a = report.a as Uint8Array<ArrayBuffer>;
      this.b = report.b as Uint8Array<ArrayBuffer>;
      this.difference = report.difference as Uint8Array<ArrayBuffer>;
      this.month = report.month;
    } else if (report.kind === "ended") this.digests = report;
    else {
      this.end();
      this.failure = { kind: report.failure, message: report.message };
    }
  }
}
