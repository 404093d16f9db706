import type { AttributionJson } from "../../results/attribution-json.js";
import type { Format } from "../report.js";
import { written } from "../words.js";

/** "false_matches" is "false matches". */
export const plain = (key: string): string => key.replaceAll("_", " ");

/** How a measure of this unit is written, and how a change of it. */
export const formatsOf = (unit: string): { readonly value: Format; readonly change: Format } =>
  unit.startsWith("share of") ? { value: "share", change: "change" } : { value: "rate", change: "rate" };

/** A change with its sign: "+12.3", "−0.4 pp". */
export const signedChange =
  (unit: string) =>
  (x: number): string =>
    `${x > 0 ? "+" : ""}${written(formatsOf(unit).change, x)}`;

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
