import type { AttributionJson } from "../../results/attribution-json.js";
import type { Format } from "../report.js";
import { written } from "../words.js";

/** "false_matches" is "false matches". */
export const plain = (key: string): string => key.replaceAll("_", " ");

/** How a measure of this unit is written. */
export const formatOf = (unit: string): Format => (unit.startsWith("share of") ? "share" : "rate");

/** What a change of a measure is given in: percentage points for a share, with as many digits as a small one needs. */
export const changeIn = (unit: string): { readonly times: number; readonly unit: string; readonly short: string } =>
  formatOf(unit) === "share"
    ? { times: 100, unit: "percentage points", short: "\u00a0pp" }
    : { times: 1, unit, short: "" };

/** A change as it is written, "12.3", "0.042 pp". */
export const change =
  (unit: string) =>
  (x: number): string =>
    `${written("rate", x * changeIn(unit).times)}${changeIn(unit).short}`;

/** A change with its sign: "+12.3", "−0.4 pp". */
export const signedChange =
  (unit: string) =>
  (x: number): string =>
    `${x > 0 ? "+" : ""}${change(unit)(x)}`;

/** "12.3 (11.9 to 12.8)", or the number alone where it has no interval. */
export function withInterval(
  write: (x: number) => string,
  { estimate, lo, hi }: { readonly estimate: number; readonly lo: number | null; readonly hi: number | null },
): string {
  return lo === null || hi === null ? write(estimate) : `${write(estimate)} (${write(lo)} to ${write(hi)})`;
}

/** The answer as it is shown: a part that is nothing but the rounding of doubles is nothing. */
export function shown(json: AttributionJson): AttributionJson {
  const still = (x: number, scale: number): number => (Math.abs(x) < scale * 1e-9 ? 0 : x);
  const group = <G extends Pick<AttributionJson, "parts" | "without" | "as_it_is">>(g: G): G => {
    const scale = Math.max(Math.abs(g.without.estimate), Math.abs(g.as_it_is.estimate));
    return {
      ...g,
      parts: g.parts.map((p) => ({
        ...p,
        estimate: still(p.estimate, scale),
        share: p.share === null ? null : still(p.share, 1),
      })),
    };
  };
  return { ...group(json), groups: json.groups.map(group) };
}
