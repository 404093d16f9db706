import type { Scenario } from "./catalogue.js";
import { differences } from "./differences.js";

/**
 * A world as the part of an address after "#", as the page reads it: `#v1;world=described;seed=7;set.watch.cameras.on=false`.
 * Values are percent-encoded, those of `set` are JSON.
 */
export const LINK_VERSION = 1;

export const linkOf = (parts: readonly (readonly [name: string, value: string])[]): string =>
  `#v${LINK_VERSION}${parts.map(([name, value]) => `;${name}=${encodeURIComponent(value)}`).join("")}`;

/** The link of a world: the preset it is nearest to, and every parameter in which it departs from that. */
export function worldLink(scenario: Scenario, seed: number, residents: number, presets: readonly Scenario[]): string {
  const [{ preset, apart }] = presets
    .map((preset) => ({ preset, apart: differences(preset, scenario) }))
    .sort((a, b) => a.apart.length - b.apart.length);
  const sets = apart.filter((d) => d.path.includes("."));
  return linkOf([
    ["at", "sandbox"],
    ["world", preset.name],
    ["residents", String(residents)],
    ["seed", String(seed)],
    ...(scenario.start === preset.start ? [] : [["start", scenario.start] as const]),
    ...(scenario.months === preset.months ? [] : [["months", String(scenario.months)] as const]),
    ...sets.map(({ path, to }) => [`set.${path}`, JSON.stringify(to)] as const),
  ]);
}
