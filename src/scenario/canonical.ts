import { type Scenario, SECTIONS } from "./catalogue.js";

/**
 * The one text of a resolved scenario, for whoever wants to hash it: two scenarios have the same text exactly when they say
 * the same. Blocks and parameters come in the order of the catalogue; the order of regions counts, since they are laid out in it.
 */
export function canonical(scenario: Scenario): string {
  const { name, says, start, months, settings } = scenario;
  const blocks = SECTIONS.map((s) => [
    s.path,
    Object.fromEntries(Object.keys(s.parameters).map((key) => [key, settings[s.path][key]])),
  ]);
  return JSON.stringify({ name, says, start, months, settings: Object.fromEntries(blocks) });
}
