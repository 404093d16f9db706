import { SAMPLED } from "../engine/sample.js";
import { bandTable } from "../score/score.js";
import { scene } from "../society/scene.js";
import type { SocietyValues } from "../society/settings.js";
import { clockAt } from "../state/clock.js";
import { HOOD } from "../state/columns.js";
import { ageIn, unpackTraits } from "../state/traits.js";
import type { Outcomes } from "../worlds/outcomes.js";
import type { Written } from "./files.js";
import { type Batch, type Table, writeTable } from "./parquet.js";
import { type Labels, SAMPLE_COLUMNS, type SampleColumn, type Sampled, type Value } from "./residents-columns.js";

export const RESIDENTS: Table = {
  name: "residents.parquet",
  says: "A sample of generated residents, month by month. Nobody in it is a person.",
  columns: SAMPLE_COLUMNS,
};

/** Writes the sample, some years of months at a time. */
export function writeResidents(folder: string, outcomes: Outcomes): Written {
  return writeTable(folder, RESIDENTS, batches(outcomes), {
    generated: "Every resident in this file is generated. No row is about a person.",
    sample: `${outcomes.sample.residents.length} of ${outcomes.residents} residents`,
  });
}

const BATCH = 65536;

function* batches(outcomes: Outcomes): Generator<Batch> {
  const { months } = outcomes;
  const { residents, labels } = known(outcomes);
  if (residents.length === 0) return;
  const each = Math.ceil(BATCH / residents.length);
  const fillers = SAMPLE_COLUMNS.map((column) => filler(column, outcomes, residents, labels));
  for (let from = 0; from < months.length; from += each) {
    const to = Math.min(from + each, months.length);
    yield fillers.map((fill) => {
      const values: Value[] = [];
      for (let m = from; m < to; m++) fill(m, values);
      return values;
    });
  }
}

function known({ scenario, seed, residents, sample }: Outcomes): { residents: Sampled[]; labels: Labels } {
  const society = scenario.settings.society as unknown as SocietyValues;
  const { income, hoods, regions } = scene(society, seed, scenario.start, residents);
  const bands = bandTable(scenario.settings["score.scale"].bands as Record<string, number>);
  return {
    residents: sample.residents.map((resident, n) => {
      const { region, urban } = hoods[Math.floor(resident / HOOD)];
      const place = urban === 1 ? "urban" : "rural";
      return { resident, traits: unpackTraits(sample.traits[n]), region: regions[region], place };
    }),
    labels: {
      incomeValues: income.values,
      incomeFifths: income.quintile,
      bandNames: bands.names,
      bandOf: bands.of,
    },
  };
}

/** A function that adds one month's values of a column. */
function filler(
  column: SampleColumn,
  { scenario, months, sample }: Outcomes,
  residents: readonly Sampled[],
  labels: Labels,
): (month: number, into: Value[]) => void {
  if (column.from === "resident") {
    const values = residents.map(column.of);
    return (_, into) => {
      for (const value of values) into.push(value);
    };
  }
  if (column.from === "month") {
    const { of } = column;
    const season = clockAt(scenario.start, 0).season;
    return (month, into) => {
      for (const traits of sample.traits) into.push(of(months[month], ageIn(traits, month, season)));
    };
  }
  const { of, from } = column;
  const width = SAMPLED.length;
  const first = SAMPLED.indexOf(from);
  // A number stands for the same thing wherever it is found.
  const meaning = new Map<number, Value>();
  return (month, into) => {
    const { rows } = sample;
    const end = (month + 1) * residents.length * width;
    for (let at = month * residents.length * width + first; at < end; at += width) {
      let value = meaning.get(rows[at]);
      if (value === undefined) {
        value = of(rows[at], labels);
        meaning.set(rows[at], value);
      }
      into.push(value);
    }
  };
}
