import type { Parameter } from "../parameters/parameter.js";
import { type Scenario, SECTIONS, type Section } from "./catalogue.js";
import { lastMonth } from "./differences.js";
import { ROOMS } from "./schema.js";

/** scenario.yaml with every default written out and every parameter explained. Read again, it gives the same scenario. */
export function writeScenario(scenario: Scenario): string {
  const { name, says, start, months, settings } = scenario;
  const head = [
    "# A Glasshouse scenario with nothing left out: each value that the world was made from.",
    "",
    `name: ${text(name)}`,
    `says: ${JSON.stringify(says)}`,
    `start: ${start}`,
    `until: ${lastMonth(scenario)} # ${months} months`,
  ];
  const rooms = ROOMS.map((room) => {
    const sections = SECTIONS.filter((s) => s.room === room);
    return [`${room}:`, ...sections.flatMap((s) => block(s, settings[s.path]))].join("\n");
  });
  return `${head.join("\n")}\n\n${rooms.join("\n\n")}\n`;
}

function block(section: Section, values: { readonly [key: string]: unknown }): string[] {
  const indent = section.key === "" ? "  " : "    ";
  const head = section.key === "" ? [] : ["", `  # ${section.says}`, `  ${section.key}:`];
  return [
    ...head,
    ...Object.entries(section.parameters).flatMap(([key, p]) => [
      ...explained(p, section.says).map((line) => `${indent}# ${line}`),
      ...entry(key, p, values[key]).map((line) => `${indent}${line}`),
    ]),
  ];
}

/** What it is (less the sentence already above it); then its unit, range, source and, for an assumption, how far to vary it. */
function explained(p: Parameter, above: string): string[] {
  const range = "min" in p ? `, ${p.min} to ${p.max}` : "";
  const options = p.kind === "choice" ? `, one of ${p.options.join(", ")}` : "";
  const never = p.kind === "month" ? ", or null for never" : "";
  const sweep = "sweep" in p && p.sweep ? `; sweep ${p.sweep[0]} to ${p.sweep[1]}` : "";
  return [p.says.replace(` (${above})`, ""), `[${p.unit}${range}${options}${never}; source: ${p.source}${sweep}]`];
}

type Numbers = { readonly [name: string]: number };

function entry(key: string, p: Parameter, value: unknown): string[] {
  if (p.kind === "vector") {
    const labelled = p.labels.map((label, k) => `${text(label)}: ${(value as readonly number[])[k]}`);
    return [`${key}: { ${labelled.join(", ")} }`];
  }
  if (typeof value !== "object" || value === null)
    return [`${key}: ${typeof value === "string" ? text(value) : value}`];
  const entries = Object.entries(value as Numbers);
  if (entries.length === 0) return [`${key}: {}`];
  return [`${key}:`, ...entries.map(([name, number]) => `  ${text(name)}: ${number}`)];
}

/** Plain where it can be mistaken for nothing else, quoted where it might. */
const text = (s: string): string =>
  /^([a-z][a-z0-9_-]*|\d{4}-\d{2})$/i.test(s) && !/^(true|false|null)$/i.test(s) ? s : JSON.stringify(s);
