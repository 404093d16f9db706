import { SCHEDULE } from "../engine/schedule.js";
import type { Parameter, Parameters } from "../parameters/parameter.js";
import { extrasOf, SAFEGUARDS } from "../safeguards/safeguards.js";
import { SECTIONS, type Section } from "../scenario/catalogue.js";
import { AGE_BANDS, QUINTILES } from "../society/groups.js";
import { BYTES_PER_RESIDENT, COLUMNS, HOOD, TOWN } from "../state/columns.js";
import { EXTRA_COLUMNS, type ExtraName } from "../state/extras.js";
import { ALWAYS_HELD, HELD } from "../state/held.js";
import type { Outcomes } from "../worlds/outcomes.js";
import { DESIGN, IMPLEMENTATION, INITIALISATION, INPUT, PURPOSE, SCALES } from "./odd-text.js";
import { BOUNDARY, program } from "./provenance.js";

/**
 * The model's description after the ODD+D protocol (Müller et al. 2013), made from the catalogues and the values of this
 * world, so that it cannot say what the program does not do.
 */
export function odd(outcomes: Outcomes): string {
  const { scenario, seed, residents, months, digest } = outcomes;
  const { name, version } = program();
  const rooms = [...new Set(SECTIONS.map((s) => s.room))];
  return `# Model description (ODD+D)

Made by ${name} ${version} for the world \`${scenario.name}\`, seed ${seed}, ${residents} residents, ${months.length} months, digest \`${digest}\`.
${scenario.says}

## The boundary

${list(BOUNDARY)}

## I Overview

### I.i Purpose

${PURPOSE}

### I.ii Entities, state variables and scales

${SCALES}

A town holds ${TOWN.toLocaleString("en-US")} residents, a neighbourhood ${HOOD.toLocaleString("en-US")}. Groups: sex, minority, registered at home or away, age (${AGE_BANDS.join(", ")}), income (${QUINTILES.join(", ")}), place, region.

A resident is ${BYTES_PER_RESIDENT} bytes of whole numbers:

| column | bytes | holds |
|---|---|---|
${rows(Object.entries(COLUMNS).map(([key, { type, says }]) => [code(key), String(type.BYTES_PER_ELEMENT), says]))}

Some safeguards need further columns, in worlds where they are on. ${extrasHere(extrasOf(scenario.settings))}

| column | bytes | holds | for the safeguard |
|---|---|---|---|
${rows(Object.entries(EXTRA_COLUMNS).map(([key, { type, says }]) => [code(key), String(type.BYTES_PER_ELEMENT), says, neededBy(key)]))}

Besides, each town's registry holds lists, which grow and shrink. The first two are there in every world, the others where a safeguard uses them:

| list | holds |
|---|---|
${rows(Object.entries({ ...ALWAYS_HELD, ...HELD }).map(([key, says]) => [code(key), says]))}

### I.iii Process overview and scheduling

One step is a month. The steps of a month, in order; each runs over all residents:

| step | does | reads | writes |
|---|---|---|---|
${rows(SCHEDULE.map((step) => [step.name, step.does, step.reads, step.writes]))}

## II Design concepts

${DESIGN.map(([concept, says]) => `**${concept}.** ${says}`).join("\n\n")}

## III Details

### III.i Implementation details

${IMPLEMENTATION}

### III.ii Initialisation

${INITIALISATION}

${parameterTable(SECTIONS.find((s) => s.path === "society") as Section, scenario.settings.society)}

### III.iii Input data

${INPUT}

### III.iv Submodels

Every part of the system, in the order of the month, with its parameters: value in this world, default, unit, range, source. A source is a row of the
published facts (F-…), or \`assumption\`, with the range in which it should be varied.

${rooms
  .filter((room) => room !== "society")
  .map((room) => `#### ${room}\n\n${ofRoom(room, outcomes)}`)
  .join("\n\n")}
`;
}

/** Which of the further columns this world has. */
const extrasHere = (names: readonly ExtraName[]): string =>
  names.length === 0
    ? "This world has none of them."
    : `This world has ${names.map(code).join(", ")}: ${names.reduce((sum, name) => sum + EXTRA_COLUMNS[name].type.BYTES_PER_ELEMENT, 0)} bytes a resident.`;

const neededBy = (column: string): string =>
  SAFEGUARDS.filter(({ extras }) => (extras as readonly string[]).includes(column))
    .map(({ key }) => key)
    .join(", ");

const ofRoom = (room: string, { scenario }: Outcomes): string =>
  SECTIONS.filter((s) => s.room === room)
    .map((s) => {
      const values = scenario.settings[s.path];
      const off = values?.on === false ? " *Switched off in this world.*" : "";
      const direction = s.direction === null ? "" : ` ${s.direction}`;
      const source = s.source === undefined ? "" : ` Source: ${s.source}.`;
      return `**${s.key}**: ${s.says}${direction}${source}${off}\n\n${parameterTable(s, values)}`;
    })
    .join("\n\n");

const parameterTable = (section: Section, values: { readonly [key: string]: unknown } | undefined): string => `\
| parameter | what it is | value | default | unit | range | source |
|---|---|---|---|---|---|---|
${rows(
  Object.entries(section.parameters as Parameters).map(([key, p]) => [
    code(key),
    p.says,
    shown(values?.[key]),
    shown(p.default),
    p.unit,
    rangeOf(p),
    sourceOf(p),
  ]),
)}`;

const rangeOf = (p: Parameter): string =>
  "min" in p ? `${rounded(p.min)} to ${rounded(p.max)}` : p.kind === "choice" ? p.options.join(", ") : "";

const sourceOf = (p: Parameter): string =>
  "sweep" in p && p.sweep !== undefined
    ? `${p.source}; vary ${rounded(p.sweep[0])} to ${rounded(p.sweep[1])}`
    : p.source;

function shown(value: unknown): string {
  if (value === undefined) return "";
  if (value === null) return "never";
  if (typeof value === "number") return rounded(value);
  if (Array.isArray(value)) return value.map(shown).join(", ");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([key, inner]) => `${key} ${shown(inner)}`)
      .join(", ");
  return String(value);
}

const rounded = (x: number): string => String(Number(x.toPrecision(6)));
const code = (text: string): string => `\`${text}\``;
const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");
const rows = (cells: ReadonlyArray<readonly string[]>): string =>
  cells
    .map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`)
    .join("\n");
