import { gigabytes, row, spread, whole } from "../words.js";
import type { benchPage } from "./bench.js";

/** What was measured of the page, line by line. */
export function pageLines({ bytes, opens, worlds, lives }: ReturnType<typeof benchPage>): string[] {
  return [
    "The page in Chromium",
    row("all its files, compressed one by one", `${(bytes / 1000).toFixed(0)} KB`),
    row(`first picture of ${whole(opens.residents)}, from loading`, `${spread(opens.first, 0)} ms`),
    ...worlds.flatMap(
      ({ residents, isolated, months, engine, steady, frames, pictures, answered, delayed, clicks, cpuNs }) => [
        row(
          `${whole(residents)} residents, ${isolated ? "threads on shared memory" : "one thread"}`,
          `${spread(engine)} months a second by the engine's own clock`,
        ),
        row("  shown a second, and after the first two years", `${spread(months)}, ${spread(steady)}`),
        row("  processor time, ns per resident-month", spread(cpuNs)),
        row("  frames a second, and pictures of the town", `${spread(frames)}, ${spread(pictures)}`),
        row("  from a click to its frame, at worst", `${spread(answered, 0)} ms (${clicks} clicks)`),
        row("  and until the page took notice", `${spread(delayed, 0)} ms`),
      ],
    ),
    ...lives.map(({ residents, seconds, peak }) =>
      row(`a life among ${whole(residents)}`, `${seconds.toFixed(1)} s, ${gigabytes(peak)} at most`),
    ),
  ];
}
