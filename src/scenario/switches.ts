import { REWARDS, SANCTIONS } from "../enforcement/sanctions.js";
import type { Parameter } from "../parameters/parameter.js";
import { type Scenario, SECTIONS, type Section } from "./catalogue.js";
import { nearest } from "./nearest.js";

/** One value of a scenario: the path of a section, a parameter's name in it, and what it is set to. */
export interface Off {
  readonly section: string;
  readonly parameter: string;
  readonly value: unknown;
}

/** A part of a world that can be switched off, alone or with others: a short name, a sentence, and the values that switch it off. */
export interface Switch {
  /** snake_case. */
  readonly key: string;
  readonly says: string;
  readonly off: readonly Off[];
}

/** Every section that has a switch of its own: channels, registries, the score's parts, lists, sanctions, rewards, responses, acts … */
const OF_SECTIONS: readonly Switch[] = SECTIONS.filter((s) => "on" in s.parameters).map((s) => ({
  key: s.key,
  says: s.says,
  off: [{ section: s.path, parameter: "on", value: false }],
}));

/** Parts that are a rate, or several, or several sections. Which parameters belong to them the catalogue is asked, never listed. */
const TOGETHER: readonly { key: string; says: string; takes: (s: Section, parameter: string) => boolean }[] = [
  {
    key: "false_matches",
    says: "Faces that street cameras take for somebody else's.",
    takes: (s, p) => s.path === "watch.cameras" && p === "false_match",
  },
  {
    key: "wrong_person",
    says: "Acts that a channel other than the cameras records against somebody else.",
    takes: (s, p) => s.room === "watch" && p === "wrong_person",
  },
  {
    key: "invented",
    says: "Records of what nobody did: pictures taken for offences, false flags, malice, entries by mistake.",
    takes: (s, p) => s.room === "watch" && ["phantom", "false_flag", "malice"].includes(p),
  },
  {
    key: "mix_ups",
    says: "Copies put into another resident's file at the centre.",
    takes: (s, p) => s.path === "registry.centre" && p === "mixed_up",
  },
  {
    key: "duplicates",
    says: "Copies that arrive twice at the centre.",
    takes: (s, p) => s.path === "registry.centre" && p === "duplicate",
  },
  {
    key: "income_spiral",
    says: "Work refused costs income; lower income makes bills late, which lowers the score.",
    takes: (s, p) => s.path === "response.work_lost" && p === "on",
  },
  { key: "channels", says: "All watching, by every channel.", takes: (s, p) => s.room === "watch" && p === "on" },
  {
    key: "lists",
    says: "The lists of the court, of travel misconduct and of unpaid tax.",
    takes: (s, p) => s.room === "enforcement" && p === "on" && !isRow(s.key, [...SANCTIONS, ...REWARDS]),
  },
  {
    key: "sanctions",
    says: "All sanctions, whatever they fall for.",
    takes: (s, p) => s.room === "enforcement" && p === "on" && isRow(s.key, SANCTIONS),
  },
  {
    key: "rewards",
    says: "All rewards.",
    takes: (s, p) => s.room === "enforcement" && p === "on" && isRow(s.key, REWARDS),
  },
  {
    key: "responses",
    says: "All that residents do about it: caution, silence, seeking points, dropping ties, losing income, paying off.",
    takes: (s, p) => s.room === "response" && p === "on",
  },
];

const isRow = (key: string, rows: readonly { readonly key: string }[]): boolean => rows.some((row) => row.key === key);

/** Everything that can be switched off, in the order of the month; what is made of several parts first. */
export const SWITCHES: readonly Switch[] = [
  ...TOGETHER.map(({ key, says, takes }) => ({
    key,
    says,
    off: SECTIONS.flatMap((s) =>
      Object.entries(s.parameters)
        .filter(([name]) => takes(s, name))
        .map(([name, parameter]) => ({ section: s.path, parameter: name, value: nothing(parameter) })),
    ),
  })),
  ...OF_SECTIONS,
];

/** The value of a parameter at which it does nothing: false, or zero for each of its numbers. */
function nothing(parameter: Parameter): unknown {
  if (parameter.kind === "flag") return false;
  return parameter.kind === "vector" ? parameter.labels.map(() => 0) : 0;
}

/** What attribution looks at where nobody says otherwise. */
export const USUAL_SWITCHES: readonly string[] = [
  "false_matches",
  "wrong_person",
  "invented",
  "mix_ups",
  "association",
  "household",
  "publicity",
  "income_spiral",
];

const BY_NAME = new Map<string, Switch>([
  ...OF_SECTIONS.map((s): [string, Switch] => [s.off[0].section, s]),
  ...SWITCHES.map((s): [string, Switch] => [s.key, s]),
]);

/** A switch by its name ("false_matches", "false matches") or its section's path ("score.association"); where there is none, the nearest name. */
export function switchNamed(name: string): { readonly found: Switch | null; readonly nearest: string | null } {
  const said = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  const found = BY_NAME.get(said) ?? null;
  return { found, nearest: found === null ? nearest(said, [...BY_NAME.keys()]) : null };
}

/** A scenario with some parts switched off; the rest as it is. */
export function switchedOff(scenario: Scenario, switches: readonly Switch[]): Scenario {
  const settings = { ...scenario.settings };
  for (const { section, parameter, value } of switches.flatMap((s) => s.off))
    settings[section] = { ...settings[section], [parameter]: value };
  return { ...scenario, settings };
}

/** Is the part already off in a scenario, so that switching it off changes nothing? */
export const isOff = (scenario: Scenario, { off }: Switch): boolean =>
  off.every(({ section, parameter, value }) => {
    const block = scenario.settings[section];
    return block.on === false || JSON.stringify(block[parameter]) === JSON.stringify(value);
  });

/** A value that two switches both set, as a path; null where there is none. */
export function shared(a: Switch, b: Switch): string | null {
  const both = a.off.find((x) => b.off.some((y) => y.section === x.section && y.parameter === x.parameter));
  return both === undefined ? null : pathOf(both);
}

/** "score.association.on". */
export const pathOf = ({ section, parameter }: Off): string => `${section}.${parameter}`;
