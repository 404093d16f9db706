import { z } from "zod";
import { MOST_MONTHS } from "../../scenario/limits.js";
import { DESIGNS } from "../designs/designs.js";

/** What is at a place of the file, and what is allowed there, for editors and for messages. */
const says = (description: string, allowed: string): { description: string; allowed: string } => ({
  description,
  allowed,
});

const MOST_RESIDENTS = 2_000_000_000;
const MOST_REPLICATES = 1_000_000;
export const MOST_SEED = 2 ** 31 - 1;

const monthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const month = (description: string) => monthText.meta(says(description, "a month written YYYY-MM"));
const count = (description: string, least: number, most: number) =>
  z
    .int()
    .min(least)
    .max(most)
    .meta(says(description, `a whole number from ${least.toLocaleString("en-US")} to ${most.toLocaleString("en-US")}`));
const positive = (description: string) => z.number().positive().meta(says(description, "a number above 0"));
const level = z
  .number()
  .min(0.5)
  .max(0.9999)
  .default(0.95)
  .meta(says("Level of Student's interval of the mean over replicates.", "a number from 0.5 to 0.9999"));
const word = (description: string, allowed: string) => z.string().min(1).max(200).meta(says(description, allowed));
const MEASURE = "the key of a measure (docs/measures.md)";
const GROUP = "a group like all or income:Q1, or a comparison like sex:female-male or sex:female/male";

const factor = z
  .strictObject({
    path: word(
      "What it changes: a path of the scenario, or `scenario` (a preset's name), `residents`, `months`.",
      "a path of the scenario, like watch.cameras.hit",
    ),
    range: z
      .tuple([z.number(), z.number()])
      .optional()
      .meta(
        says(
          "Its two ends. Not said, with no levels either: the range in which the parameter is to be swept.",
          "two numbers, the lower one first",
        ),
      ),
    levels: z
      .array(z.unknown())
      .min(1)
      .max(10_000)
      .optional()
      .meta(says("The values it takes, instead of a range.", "a list of values")),
    scale: z
      .enum(["linear", "log"])
      .default("linear")
      .meta(says("How a range is filled: evenly, or evenly in the logarithm.", "linear, log")),
    unit: word(
      "Unit of its values. Checked against the parameter's, so that a slip is seen.",
      "the parameter's unit",
    ).optional(),
    group: word("Factors of one group are varied together by the designs that know groups.", "a name").optional(),
    base: z
      .unknown()
      .optional()
      .meta(says("The value it keeps where a design leaves it alone. Not said: the base scenario's.", "a value")),
  })
  .meta(says("Something that differs between cells.", "a block of path, range or levels, scale, unit, group, base"));

const window = z
  .strictObject({
    from: month("First month."),
    to: month("Last month."),
    take: z
      .enum(["mean", "sum", "least", "most"])
      .default("mean")
      .meta(says("What is made of its months.", "mean, sum, least, most")),
  })
  .meta(says("Months taken together, instead of one month.", "a block of from, to, take"));

const outcomeParts = {
  measure: word("What is measured.", MEASURE),
  group: word("Of whom.", GROUP).default("all"),
  month: z
    .union([z.literal("last"), monthText])
    .default("last")
    .meta(says("When.", "a month written YYYY-MM, or last")),
  window: window.optional(),
};
const outcome = z
  .strictObject(outcomeParts)
  .meta(says("A number taken of every run.", "a block of measure, group, and month or window"));

const bound = z
  .strictObject({
    ...outcomeParts,
    half_width: positive("Half-width of the interval, in the outcome's unit.").optional(),
    relative: positive("Half-width ÷ |mean|.").optional(),
    level,
  })
  .meta(says("How close a mean must be known.", "a block of measure, group, month, half_width or relative, level"));

const stopping = z
  .strictObject({
    until: z
      .array(bound)
      .min(1)
      .max(1000)
      .meta(says("All of these must be met for a cell to be left alone.", "a list of bounds")),
    min: count("Replicates that every cell has.", 2, MOST_REPLICATES).default(5),
    max: count("Replicates that no cell exceeds.", 2, MOST_REPLICATES).default(1000),
    hours: positive("Hours by the clock after which no further run is begun.").optional(),
  })
  .meta(
    says(
      "Replicates until means are known closely enough, instead of a number of them.",
      "a block of until, min, max, hours",
    ),
  );

const threshold = z
  .strictObject({
    ...outcomeParts,
    op: z.enum(["<", "<=", ">", ">="]).meta(says("What should hold of the mean.", '"<", "<=", ">", ">="')),
    value: z.number().meta(says("The line, in the outcome's unit.", "a number")),
    level,
    inconclusive: z
      .enum(["warn", "crossed"])
      .default("warn")
      .meta(says("What it means that the interval straddles the line.", "warn, crossed")),
  })
  .meta(says("A line; where it is crossed, the command ends with 99.", "a block of measure, group, op, value"));

const SNAKE = /^[a-z][a-z0-9_]{0,39}$/;

/** All of the file but the design's own options, which depend on its method. */
const top = {
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/)
    .meta(
      says(
        "What the experiment is called. The seeds of its runs are made from it.",
        "letters, digits, spaces, dots, hyphens and underscores, at most 64",
      ),
    ),
  says: z.string().max(2000).default("").meta(says("What it is for, in a sentence or two.", "at most 2000 characters")),
  scenario: word(
    "The scenario it starts from: a preset, or a file beside this one.",
    "a preset's name, or a YAML file",
  ).default("described"),
  set: z
    .record(z.string(), z.unknown())
    .default({})
    .meta(
      says(
        "Changes to the scenario that all cells share: path: value.",
        "a block of paths and values, like watch.cameras: false",
      ),
    ),
  residents: count("Residents of every world.", 1, MOST_RESIDENTS).default(10_000),
  months: count("Months that every world lives; the scenario's where nothing is said.", 1, MOST_MONTHS).optional(),
  until: month("The last month, instead of `months`.").optional(),
  seed: count("Another seed gives other runs of the same experiment.", 0, MOST_SEED).default(1),
  random_numbers: z
    .enum(["independent", "common"])
    .default("independent")
    .meta(
      says(
        "common: replicate r has the same seed in every cell, so that cells are compared in pairs. independent: each run has its own.",
        "independent, common",
      ),
    ),
  factors: z
    .record(z.string().regex(SNAKE), factor)
    .default({})
    .meta(
      says("What differs between cells, by name.", "names of small letters, digits and underscores, each with a block"),
    ),
  design: z
    .looseObject({
      method: z
        .enum(DESIGNS.map((d) => d.method) as [string, ...string[]])
        .meta(says("How points are laid out.", DESIGNS.map((d) => d.method).join(", "))),
    })
    .default({ method: "full-factorial" })
    .meta(says("Which combinations of the factors are run.", "a block of method and its options")),
  replicates: count("Runs of each cell, each with a seed of its own.", 1, MOST_REPLICATES).optional(),
  stopping: stopping.optional(),
  outcomes: z
    .array(outcome)
    .min(1)
    .max(10_000)
    .meta(says("What is taken of every run.", "a list of blocks of measure, group, and month or window")),
  thresholds: z
    .array(threshold)
    .max(1000)
    .default([])
    .meta(says("Lines that outcomes should not cross.", "a list of thresholds")),
} as const;

/** The closed schema of an experiment's file. */
export const experimentSchema = z.strictObject(top).meta({
  title: "Glasshouse experiment",
  ...says(
    "Many worlds: a base scenario, what differs between them, and what is measured.",
    `a block of ${Object.keys(top).join(", ")}`,
  ),
});
export type Said = z.output<typeof experimentSchema>;

/** The same as JSON Schema (draft 7), for editors, with the options of every design. */
export function experimentJsonSchema(): object {
  const methods = DESIGNS.map((d) => {
    const own = d.options as z.ZodObject;
    return z.strictObject({ method: z.literal(d.method), ...own.shape }).meta({ description: d.says });
  });
  const whole = z
    .strictObject({ ...top, design: z.union(methods).optional() })
    .meta({ title: "Glasshouse experiment" });
  return z.toJSONSchema(whole, {
    io: "input",
    target: "draft-7",
    override: ({ jsonSchema }) => {
      delete (jsonSchema as { allowed?: string }).allowed;
    },
  });
}
