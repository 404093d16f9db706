import { z } from "zod";
import type { Parameter, TableParameter, VectorParameter } from "../parameters/parameter.js";
import { SECTIONS, type Section, TOGETHER, TOGETHER_NAMES } from "./catalogue.js";
import { LABEL, MONTH, MOST_MONTHS, NAME } from "./limits.js";

const monthText = z.string().regex(MONTH);
const text = (says: string) => ({ description: says });

/** The keys of a scenario that belong to no room. */
const TOP = {
  name: z.string().regex(NAME).meta(text("What the scenario is called; the file's name where it is not said.")),
  says: z.string().max(2000).meta(text("What it is, in a sentence or two.")),
  extends: z
    .string()
    .meta(text("The preset it starts from: whatever is not said here is as it is there. None: the defaults.")),
  start: monthText.meta(text("First month lived, YYYY-MM. Default 2014-01, or that of the preset.")),
  until: monthText.meta(text("Last month lived, YYYY-MM. Default 2020-12, or that of the preset.")),
  months: z.int().min(1).max(MOST_MONTHS).meta(text("How many months are lived; instead of `until`.")),
} as const;
export const TOP_KEYS = Object.keys(TOP);

/** One entry of a list, a table or a schedule. */
function entry(p: { readonly min: number; readonly max: number; readonly kind: string }): z.ZodType {
  return (p.kind === "integer" ? z.int() : z.number()).min(p.min).max(p.max);
}

function byName(names: readonly string[], value: z.ZodType): z.ZodType {
  return z.strictObject(Object.fromEntries(names.map((n) => [n, value.optional()])));
}

const vectorSchema = (p: VectorParameter): z.ZodType =>
  z.union([z.array(entry(p)).length(p.labels.length), byName(p.labels, entry(p))]);

const tableSchema = (p: TableParameter): z.ZodType =>
  p.names ? byName(p.names, entry(p)) : z.record(z.string().regex(LABEL), entry(p));

function valueSchema(p: Parameter): z.ZodType {
  switch (p.kind) {
    case "number":
    case "integer":
      return entry(p);
    case "schedule":
      return z.union([
        entry(p),
        z.record(monthText, entry(p)).refine((points) => Object.keys(points).length > 0, { abort: true }),
      ]);
    case "vector":
      return vectorSchema(p);
    case "table":
      return tableSchema(p);
    case "flag":
      return z.boolean();
    case "choice":
      return z.enum(p.options as [string, ...string[]]);
    case "month":
      return monthText.nullable();
  }
}

/** Everything known about a parameter, in one sentence after another, for an editor's hover. */
function described(p: Parameter): string {
  const range = "min" in p ? `, from ${p.min} to ${p.max}` : "";
  const sweep = "sweep" in p && p.sweep ? ` Sweep: ${p.sweep[0]} to ${p.sweep[1]}.` : "";
  return `${p.says} Unit: ${p.unit}${range}. Default: ${JSON.stringify(p.default)}. Source: ${p.source}.${sweep}`;
}

function sectionSchema(s: Section): z.ZodType {
  const block = z.strictObject(
    Object.fromEntries(
      Object.entries(s.parameters).map(([key, p]) => [
        key,
        valueSchema(p)
          .optional()
          .meta({ description: described(p), default: p.default }),
      ]),
    ),
  );
  const description = [s.says, s.direction, s.source && `Source: ${s.source}.`].filter(Boolean).join(" ");
  return ("on" in s.parameters ? z.union([z.boolean(), block]) : block).nullish().meta({ description });
}

function roomSchema(room: string): z.ZodType {
  const sections = SECTIONS.filter((s) => s.room === room);
  if (sections[0].key === "") return sectionSchema(sections[0]);
  const blocks = Object.fromEntries(sections.map((s) => [s.key, sectionSchema(s)]));
  if (room === TOGETHER) return togetherSchema(blocks);
  return z
    .strictObject(blocks)
    .nullish()
    .meta({ description: `What a scenario may say of ${room}.` });
}

/** A room whose sections can be switched together, in place of the block or by its `on`. */
function togetherSchema(blocks: { readonly [key: string]: z.ZodType }): z.ZodType {
  const name = z.enum(TOGETHER_NAMES as [string, ...string[]]);
  const together = z.union([z.enum(["all", "none", ...TOGETHER_NAMES]), z.array(name).max(TOGETHER_NAMES.length)]);
  const description = `Which of the ${TOGETHER} are on: all, none, or the names of some; or a block with the parameters of each.`;
  return z
    .union([
      z.enum(["all", "none", ...TOGETHER_NAMES]),
      z.array(name).max(TOGETHER_NAMES.length),
      z.strictObject({ on: together.optional(), ...blocks }),
    ])
    .nullish()
    .meta({ description });
}

/** The rooms a scenario speaks of, in the order in which their mechanisms act. */
export const ROOMS: readonly string[] = [
  ...new Set([...SECTIONS.filter((s) => s.key === "" || s.direction !== null), ...SECTIONS].map((s) => s.room)),
];

let built: z.ZodType | null = null;

/**
 * The closed schema of a scenario file, made from the parameters of all rooms. It holds rules and aggregates and has no place
 * for a person. Built when first asked for.
 */
export function scenarioSchema(): z.ZodType {
  built ??= z
    .strictObject({
      ...Object.fromEntries(Object.entries(TOP).map(([key, schema]) => [key, schema.optional()])),
      ...Object.fromEntries(ROOMS.map((room) => [room, roomSchema(room)])),
    })
    .meta({
      title: "Glasshouse scenario",
      description: "One world: who lives in it, what they do, and the score they live under.",
    });
  return built;
}

/** The same as JSON Schema (draft 7), for editors. */
export function jsonSchema(): object {
  return z.toJSONSchema(scenarioSchema(), { io: "input", target: "draft-7" });
}
