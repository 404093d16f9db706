import { BOUNDARY, program, type RunContext } from "../results/provenance.js";
import type { Scenario } from "../scenario/catalogue.js";
import { CHANNELS } from "../watch/channel.js";
import type { Block } from "../worlds/measured.js";
import type { Outcomes } from "../worlds/outcomes.js";
import { against } from "./against/against.js";
import { assumptions } from "./assumptions.js";
import { happened } from "./happened.js";
import { hasScore, isOn, sanctionsOf } from "./reading/parts.js";
import { readingOf } from "./reading/reading.js";
import type { Report } from "./report.js";
import { reproduce } from "./reproduce.js";
import { errors } from "./sections/errors.js";
import { lists } from "./sections/lists.js";
import { scores } from "./sections/scores.js";
import { silence } from "./sections/silence.js";
import { spirals } from "./sections/spirals.js";
import { who } from "./sections/who.js";
import { listed } from "./words.js";

/** The parts of the story, in order. */
const SECTIONS = [scores, lists, who, errors, silence, spirals];

/**
 * Tells a world's story as plain data, with every number it states. The same outcomes and the same command give the same report,
 * to the last byte.
 */
export function reportOf(outcomes: Outcomes, blocks: readonly Block[], context: Pick<RunContext, "command">): Report {
  const { scenario, seed, residents, months, digest, warnings } = outcomes;
  const r = readingOf(outcomes, blocks);
  return {
    kind: "glasshouse report",
    version: 1,
    title: `Glasshouse: ${scenario.name}`,
    about: aboutOf(scenario),
    // The last of them is about words that this page does not print.
    boundary: BOUNDARY.slice(0, 4),
    program: program(),
    scenario: { name: scenario.name, says: scenario.says },
    seed,
    residents,
    country_population: r.population,
    months: months.length,
    first_month: months[0],
    last_month: r.lastMonth,
    digest,
    warnings,
    happened: happened(r),
    sections: SECTIONS.map((part) => part(r)),
    against: against(r),
    assumptions: assumptions(scenario),
    reproduce: reproduce(outcomes, context.command),
  };
}

/** What this is, in a sentence that claims no more than the scenario holds. */
function aboutOf(scenario: Scenario): string {
  const does = [
    { verb: "watches", on: CHANNELS.some((key) => isOn(scenario, `watch.${key}`)) },
    { verb: "rates", on: hasScore(scenario) },
    { verb: "punishes", on: sanctionsOf(scenario).length > 0 },
  ].flatMap(({ verb, on }) => (on ? [verb] : []));
  return does.length === 0
    ? "A generated society that nobody watches, rates or punishes."
    : `What a system that ${listed(does)} people did to a generated society that lived under it.`;
}
