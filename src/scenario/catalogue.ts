import { courtList, misconductList, taxList } from "../enforcement/lists.js";
import { rewardParameters, sanctionParameters } from "../enforcement/parameters.js";
import { REWARDS, SANCTIONS } from "../enforcement/sanctions.js";
import { ACTS } from "../life/acts.js";
import { debt } from "../life/debt.js";
import { OCCASIONS } from "../life/occasions.js";
import { rowParameters } from "../life/row.js";
import type { Mechanism } from "../month/mechanism.js";
import type { Parameters } from "../parameters/parameter.js";
import { enrolment } from "../registry/enrolment.js";
import { centre, regional } from "../registry/registries.js";
import { responses } from "../response/responses.js";
import type { Safeguard } from "../safeguards/safeguard.js";
import { SAFEGUARDS } from "../safeguards/safeguards.js";
import { ruleBook } from "../score/rule-book.js";
import { association, household, publicity, scale, standing } from "../score/score.js";
import { society } from "../society/settings.js";
import { channels } from "../watch/watch.js";

/** One block of the scenario: `room.key` with its parameters. A mechanism can be switched by its `on`. */
export interface Section {
  readonly room: string;
  readonly key: string;
  /** "life.red_crossing"; the society has no second part. */
  readonly path: string;
  readonly says: string;
  /** Which way the outcome moves when it is on; null for what is no mechanism. */
  readonly direction: string | null;
  readonly parameters: Parameters;
  /** The law or the study the whole of it is taken from, where it is one that protects. */
  readonly source?: string;
}

const section = (
  room: string,
  key: string,
  says: string,
  parameters: Parameters,
  direction: string | null = null,
): Section => ({
  room,
  key,
  path: `${room}.${key}`,
  says,
  direction,
  parameters,
});
const ofMechanism = (m: Mechanism | Safeguard): Section => section(m.room, m.key, m.says, m.parameters, m.direction);

/** The room whose sections a scenario may also switch together: `safeguards: all`, `none`, or the names of some. */
export const TOGETHER = "safeguards";

/** Mechanisms written as files of code, in the order of the month. */
export const MECHANISMS = [
  debt,
  ...channels,
  enrolment,
  regional,
  centre,
  ruleBook,
  association,
  household,
  standing,
  publicity,
  courtList,
  misconductList,
  taxList,
  ...responses,
] as readonly unknown[] as readonly Mechanism[];

/** Everything a scenario may say, block by block, in the order of the month. The schema, the presets' comments and the model description follow it. */
export const SECTIONS: readonly Section[] = [
  { room: "society", key: "", path: "society", says: "Who lives in the world.", direction: null, parameters: society },
  ...ACTS.filter((a) => !a.derived).map((a) =>
    section("life", a.key, a.says, rowParameters(a), "A higher rate: more of this act."),
  ),
  ...OCCASIONS.map((o) =>
    section(
      "life",
      o.key,
      o.says,
      rowParameters(o),
      "A higher rate: this occasion comes more often, and with it what is closed or opened then.",
    ),
  ),
  section("score", "scale", "The score's scale and its bands.", scale),
  ...MECHANISMS.map(ofMechanism),
  ...SANCTIONS.map((r) => section("enforcement", r.key, r.says, sanctionParameters(r), `On: ${r.met}`)),
  ...REWARDS.map((r) => section("enforcement", r.key, r.says, rewardParameters(r), `On: ${r.met}`)),
  ...SAFEGUARDS.map((s) => ({ ...ofMechanism(s), source: s.source })),
];

/** The names a scenario may switch together. */
export const TOGETHER_NAMES: readonly string[] = SECTIONS.filter((s) => s.room === TOGETHER).map((s) => s.key);

/** The resolved values of a scenario, by section path. */
export type Settings = { readonly [path: string]: { readonly [parameter: string]: unknown } };

/** What a scenario is once every default is written out. */
export interface Scenario {
  readonly name: string;
  readonly says: string;
  /** First month. */
  readonly start: string;
  readonly months: number;
  readonly settings: Settings;
}

export function defaultSettings(): Settings {
  return Object.fromEntries(
    SECTIONS.map((s) => [s.path, Object.fromEntries(Object.entries(s.parameters).map(([k, p]) => [k, p.default]))]),
  );
}
