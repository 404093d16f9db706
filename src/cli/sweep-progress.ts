import type { Standing } from "../experiments/sweep/deal.js";
import type { Failure, SweepEnd } from "../experiments/sweep/sweep.js";
import { grouped } from "./numbers.js";
import { overwrite } from "./one-line.js";
import { duration } from "./progress.js";
import { coloursFor, say } from "./screen.js";

type Now = Standing & { readonly here: number; readonly seconds: number };

/** How a sweep tells how far it has come, on stderr. */
export interface SweepProgress {
  show(now: Now): void;
  note(text: string): void;
  failure(failure: Failure, stack: boolean): void;
  stall(cell: number, replicate: number, silent: number): void;
  end(end: SweepEnd): void;
}

const BAR = 24;

/** One line that changes, on a terminal; else a plain line every few seconds. */
export function lineProgress(stream: NodeJS.WriteStream): SweepProgress & { readonly every: number } {
  const live = stream.isTTY === true && process.env.TERM !== "dumb";
  const colours = coloursFor(stream);
  let open = false;
  const clear = (): void => {
    if (open) stream.write("\r\u001b[K");
    open = false;
  };
  const line = (text: string): void => {
    clear();
    say(text);
  };
  return {
    every: live ? 200 : 5000,
    show(now) {
      const { done, runs, failed, cells, cellsDone } = now;
      const rate = now.here / Math.max(now.seconds, 1e-9);
      const left = rate > 0 ? `, ${duration((runs - done - failed) / rate)} left` : "";
      const figures = `${grouped(done)} of ${grouped(runs)} runs, ${grouped(cellsDone)} of ${grouped(cells)} cells, ${failed} failed, ${rate.toFixed(1)} runs/s${left}`;
      if (!live) return void stream.write(`${figures}\n`);
      const full = runs === 0 ? BAR : Math.round((done / runs) * BAR);
      const bar = `${colours.cyan("█".repeat(full))}${colours.dim("░".repeat(BAR - full))}`;
      const short = `${grouped(done)} of ${grouped(runs)} runs, ${failed} failed${left}`;
      overwrite(stream, `${bar} ${figures}`, `${bar} ${short}`, figures, short);
      open = true;
    },
    note: (text) => line(colours.yellow(text)),
    failure({ cell, replicate, error }, stack) {
      line(colours.red(`cell ${cell + 1}, replicate ${replicate} failed: ${stack ? error : error.split("\n", 1)[0]}`));
    },
    stall(cell, replicate, silent) {
      line(
        colours.yellow(
          `cell ${cell + 1}, replicate ${replicate} has said nothing for ${Math.round(silent)} s; it is left to go on`,
        ),
      );
    },
    end: clear,
  };
}

/** JSON, a line an event, for programs that watch. */
export function jsonProgress(stream: NodeJS.WriteStream): SweepProgress & { readonly every: number } {
  const tell = (event: string, what: object): void =>
    void stream.write(`${JSON.stringify({ event, time: new Date().toISOString(), ...what })}\n`);
  const figures = ({ done, runs, failed, cells, cellsDone, here, seconds }: Now) => ({
    done,
    runs,
    failed,
    cells,
    cells_done: cellsDone,
    done_here: here,
    seconds,
    runs_per_second: here / Math.max(seconds, 1e-9),
    seconds_left: here === 0 ? null : ((runs - done - failed) * seconds) / here,
  });
  return {
    every: 1000,
    show: (now) => tell("progress", figures(now)),
    note: (text) => tell("note", { text }),
    failure: ({ cell, replicate, seed, error }) => tell("failure", { cell: cell + 1, replicate, seed, error }),
    stall: (cell, replicate, silent) => tell("stall", { cell: cell + 1, replicate, silent }),
    end: (end) => tell("end", { how: end.how, ...figures(end) }),
  };
}

export const silent: SweepProgress & { readonly every: number } = {
  every: 60_000,
  show: () => {},
  note: () => {},
  failure: () => {},
  stall: () => {},
  end: () => {},
};
