import { close } from "../enforcement/close.js";
import { enforce } from "../enforcement/enforce.js";
import { inForce } from "../enforcement/in-force.js";
import { list } from "../enforcement/list.js";
import { courtList, misconductList, taxList } from "../enforcement/lists.js";
import type { RewardValues, SanctionValues } from "../enforcement/parameters.js";
import { debt } from "../life/debt.js";
import { live } from "../life/live.js";
import type { RowValues } from "../life/row.js";
import { occasions } from "../life/wants.js";
import { census } from "../measures/census.js";
import { COUNTER_NUMBER } from "../measures/counters.js";
import type { Beginning, Mechanism, Pass } from "../month/mechanism.js";
import type { Parameters, Values } from "../parameters/parameter.js";
import { enrolment } from "../registry/enrolment.js";
import { fileRecords } from "../registry/file.js";
import { centre, regional } from "../registry/registries.js";
import { droppingTies, tieChurn } from "../response/company.js";
import { responses } from "../response/responses.js";
import { remedy } from "../safeguards/remedy.js";
import { extrasOf, protect, underSafeguards } from "../safeguards/safeguards.js";
import type { Scenario, Settings } from "../scenario/catalogue.js";
import { ruleBook } from "../score/rule-book.js";
import { assemble, association, household, publicity, type scale, standing } from "../score/score.js";
import { type Scene, scene } from "../society/scene.js";
import type { SocietyValues } from "../society/settings.js";
import { type Orders, orders } from "../society/ties.js";
import type { Clock } from "../state/clock.js";
import type { ExtraName } from "../state/extras.js";
import { watch } from "../watch/watch.js";
import type { StepName } from "./schedule.js";

/** A step made ready for a world: each month, a pass over a town. */
export interface PlannedStep {
  readonly name: StepName;
  at(clock: Clock): Pass[];
}

/** A scenario made ready to run: the scene, and the eight steps of its month. */
export interface Plan {
  readonly scene: Scene;
  readonly ordersOf: (size: number) => Orders;
  readonly steps: readonly PlannedStep[];
  /** Columns that this scenario's mechanisms need besides those every world has. */
  readonly extras: readonly ExtraName[];
}

type At = (clock: Clock) => Pass | null;
type Several = (clock: Clock) => Pass[];

export function plan(scenario: Scenario, seed: number, residents: number): Plan {
  const settings = underSafeguards(scenario.settings);
  const base = scene(settings.society as unknown as SocietyValues, seed, scenario.start, residents);
  const known = new Map<number, Orders>();
  const ordersOf = (size: number): Orders => {
    let o = known.get(size);
    if (o === undefined) {
      o = orders(seed, size);
      known.set(size, o);
    }
    return o;
  };
  const doors = inForce(
    (key) => switched<SanctionValues>(settings, `enforcement.${key}`),
    (key) => switched<RewardValues>(settings, `enforcement.${key}`),
  );
  const beginning: Beginning = {
    ...base,
    counter(key) {
      const n = COUNTER_NUMBER.get(key);
      if (n === undefined) throw new Error(`no counter is called "${key}"`);
      return n;
    },
    has: (path) => settings[path]?.on === true,
    valuesAt: (path) => (settings[path]?.on === false ? null : (settings[path] ?? null)),
    valuesOf: (m) => valuesOf(settings, m),
    thresholds: (clock) => {
      const { sanctions, rewards } = doors(clock);
      return [...sanctions.flatMap(({ v }) => (v.below > 0 ? v.below : [])), ...rewards.map(({ v }) => v.at_least)];
    },
  };
  const begin = <P extends Parameters>(m: Mechanism<P>): At => {
    const values = valuesOf(settings, m);
    return values === null ? () => null : m.begin(values, beginning);
  };
  const guard = protect(settings, beginning);
  const step = (name: StepName, ...parts: (At | Several)[]): PlannedStep => ({
    name,
    at: (clock) => parts.flatMap((part) => part(clock) ?? []),
  });
  return {
    scene: base,
    ordersOf,
    extras: extrasOf(settings),
    steps: [
      step(
        "live",
        live((key) => settings[`life.${key}`] as unknown as RowValues, beginning),
        begin(debt),
      ),
      step(
        "watch",
        watch((c) => valuesOf(settings, c), beginning),
        guard("seen"),
      ),
      step(
        "record",
        begin(enrolment),
        fileRecords(valuesOf(settings, regional), valuesOf(settings, centre), beginning),
        guard("filed"),
      ),
      step(
        "score",
        begin(ruleBook),
        guard("scored"),
        assemble(
          settings["score.scale"] as unknown as Values<typeof scale>,
          {
            association: valuesOf(settings, association),
            household: valuesOf(settings, household),
            standing: valuesOf(settings, standing),
            publicity: valuesOf(settings, publicity),
          },
          beginning,
          ordersOf,
        ),
      ),
      step(
        "enforce",
        begin(courtList),
        begin(misconductList),
        begin(taxList),
        guard("listed"),
        list(beginning),
        close(doors),
        guard("closed"),
        enforce(
          doors,
          beginning,
          occasions((key) => settings[`life.${key}`] as unknown as RowValues),
        ),
      ),
      step("remedy", remedy(beginning), guard("remedied")),
      step("respond", ...responses.map(begin), tieChurn(valuesOf(settings, droppingTies), beginning, ordersOf)),
      step("measure", census(beginning)),
    ],
  };
}

function switched<V>(settings: Settings, path: string): V | null {
  const values = settings[path];
  return values?.on === true ? (values as unknown as V) : null;
}

const valuesOf = <P extends Parameters>(
  settings: Settings,
  m: Pick<Mechanism<P>, "room" | "key" | "parameters">,
): Values<P> | null => switched<Values<P>>(settings, `${m.room}.${m.key}`);
