import { ACTS } from "../../src/life/acts.js";
import type { Changes } from "./changes.js";
import type { Chapter } from "./chapter.js";
import type { Lived } from "./lived.js";

const know = (share: number): Changes => ({ "response.awareness": { share } });
const OUT_OF_LINE = ACTS.filter((act) => act.chilled !== undefined).map((act) => `acts.${act.key}`);

/** Going quiet: the more people know that they are read, the more is never written. */
export const quiet: Chapter = {
  key: "quiet",
  residents: 16384,
  seed: 1,
  until: "2020-12",
  sample: 0,
  always: {},
  positions: [
    { key: "nobody", changes: know(0) },
    { key: "few", changes: know(0.11) }, // F-CITY-9: 11 % in a pilot area
    { key: "most", changes: know(0.9) }, // the description, end of 2020
  ],
  base: "nobody",
  opens: "nobody",
  bet: null,
  tell(here, base) {
    const all = here.months.length;
    return {
      holes: {
        held: here.sum("words_held_back"),
        share: heldBack(here, 0, all),
        said: said(here, 0, all),
        saidBefore: said(base, 0, all),
      },
      picture: {
        kind: "lines",
        unit: "share",
        months: here.months,
        series: [
          // Each month with the five before it, so that the line is not all chance.
          { name: "held", values: here.months.map((_, m) => (m < 5 ? null : heldBack(here, m - 5, m + 1))) },
        ],
      },
    };
  },
};

const said = (world: Lived, from: number, to: number): number =>
  OUT_OF_LINE.reduce((sum, key) => sum + world.sum(key, from, to), 0);

/** Share of the words out of line there would have been that were held back. */
function heldBack(world: Lived, from: number, to: number): number {
  const held = world.sum("words_held_back", from, to);
  return held === 0 ? 0 : held / (held + said(world, from, to));
}
