import { change, formatOf, plain, shown, signedChange } from "../report/attribution/words.js";
import { written } from "../report/words.js";
import type { AttributionJson } from "../results/attribution-json.js";
import { textTable } from "./screen.js";

interface Spread {
  readonly lo: number | null;
  readonly hi: number | null;
}

/** The answer for a terminal: what each mechanism brings, the largest first, between the world without them and the world as it is. */
export function attributionTable(json: AttributionJson): string {
  const { measure, interval, without, parts, total, as_it_is } = shown(json);
  const write = (x: number): string => written(formatOf(measure.unit), x);
  const brings = signedChange(measure.unit);
  const changed = change(measure.unit);
  const ends = ({ lo, hi }: Spread, as = write): string => (lo === null || hi === null ? "" : `${as(lo)} to ${as(hi)}`);
  const level = `${interval.level * 100} % interval`;
  const sorted = [...parts].sort((a, b) => Math.abs(b.estimate) - Math.abs(a.estimate));
  const table = textTable(
    [plain(measure.key), measure.unit, level, "share"],
    [
      ["without any of these", write(without.estimate), ends(without), ""],
      ...sorted.map((p) => [
        plain(p.mechanism),
        brings(p.estimate),
        ends(p, changed),
        p.share === null ? "" : written("share", p.share),
      ]),
      ["all of these together", brings(total.estimate), ends(total, changed), ""],
      ["as it is", write(as_it_is.estimate), ends(as_it_is), ""],
    ],
  );
  const notes = [
    ...(interval.over === null ? ["No intervals: one replicate says nothing of its spread (--replicates)."] : []),
    ...(interval.over === "permutations"
      ? ["Intervals are over orders of the mechanisms in the one replicate, not over worlds (--replicates)."]
      : []),
    ...(parts.every((p) => p.share === null) ? ["No shares: the total cannot be told from zero."] : []),
  ];
  return [table, ...notes].join("\n");
}
