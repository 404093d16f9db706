import type { Progress } from "../worlds/run.js";
import { grouped } from "./numbers.js";
import { overwrite } from "./one-line.js";
import { coloursFor } from "./screen.js";

const BAR = 24;
const LIVE_EVERY = 100;
const PLAIN_EVERY = 5000;

/** Shows how far a run has come: one line that changes on a terminal, else a plain line every few seconds. */
export class ProgressLine {
  private last = 0;
  private open = false;
  private readonly live: boolean;
  private readonly colours: ReturnType<typeof coloursFor>;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.live = stream.isTTY === true && process.env.TERM !== "dumb";
    this.colours = coloursFor(stream);
    this.last = this.now() - (this.live ? LIVE_EVERY : 0);
  }

  show(p: Progress): void {
    const now = this.now();
    if (now - this.last < (this.live ? LIVE_EVERY : PLAIN_EVERY)) return;
    this.last = now;
    const rate = `${Math.round((p.seconds * 1e9) / (p.residents * p.livedHere))} ns per resident-month`;
    const left = `${duration((p.seconds / p.livedHere) * (p.months - p.done))} left`;
    const residents = `${grouped(p.residents)} residents`;
    if (!this.live) {
      this.stream.write(`${p.month}: month ${p.done} of ${p.months}, ${residents}, ${rate}, ${left}\n`);
      return;
    }
    const counted = `${p.done}/${p.months}`;
    this.replace(
      `${p.month} ${this.bar(p.done / p.months)} ${counted}  ${residents}  ${rate}  ${left}`,
      `${p.month} ${this.bar(p.done / p.months)} ${counted}  ${rate}  ${left}`,
      `${p.month} ${counted}  ${rate}  ${left}`,
      `${p.month} ${counted}  ${left}`,
    );
  }

  /** Shows how far work of another kind has come: the share of it that is done, in words, and the seconds it is likely to take still. */
  showShare(share: number, words: string, left: number): void {
    const now = this.now();
    if (now - this.last < (this.live ? LIVE_EVERY : PLAIN_EVERY)) return;
    this.last = now;
    const rest = `${words}${Number.isFinite(left) ? `  ${duration(left)} left` : ""}`;
    if (this.live) this.replace(`${this.bar(share)} ${rest}`, rest);
    else this.stream.write(`${rest}\n`);
  }

  /** A line of its own for what comes after the months; gone when that is done. */
  doing(what: string): void {
    if (this.live) this.replace(what);
  }

  /** Takes the line away, so that other words can be written. */
  clear(): void {
    if (this.open) this.stream.write("\r\u001b[K");
    this.open = false;
  }

  private bar(share: number): string {
    const full = Math.round(share * BAR);
    return this.colours.cyan("█".repeat(full)) + this.colours.dim("░".repeat(BAR - full));
  }

  private replace(...texts: readonly string[]): void {
    overwrite(this.stream, ...texts);
    this.open = true;
  }
}

/** Seconds as a person says them. */
export function duration(seconds: number): string {
  if (seconds < 99.5) return `${seconds < 9.95 ? Math.round(seconds * 10) / 10 : Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
