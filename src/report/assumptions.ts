import type { Parameter } from "../parameters/parameter.js";
import { defaultSettings, type Scenario, SECTIONS } from "../scenario/catalogue.js";
import { ROOMS } from "../scenario/schema.js";
import type { Amount } from "./reading/amount.js";
import type { Assumptions, RoomParameters, Sentence, Used } from "./report.js";
import { joined, put, sentence } from "./sentence.js";
import { noun } from "./words.js";

/** Every parameter in use that is an assumption, and every one that is published, room by room. What is switched off is left out. */
export function assumptions(scenario: Scenario): Assumptions {
  const assumed = byRoom(scenario, (p) => isAssumed(p.source));
  const published = byRoom(scenario, (p) => !isAssumed(p.source) && isPublished(p.source));
  return { says: told(assumed, published), assumed, published };
}

const isAssumed = (source: string): boolean => source.includes("assumption");
/** "scenario" is neither: a switch that says what the world is. */
const isPublished = (source: string): boolean => source !== "scenario";

function byRoom(scenario: Scenario, keep: (p: Parameter) => boolean): RoomParameters[] {
  const base = defaultSettings();
  const rooms = new Map<string, Used[]>();
  for (const { room, path, parameters } of SECTIONS) {
    const values = scenario.settings[path];
    if (values?.on === false) continue;
    for (const [key, p] of Object.entries(parameters)) {
      if (!keep(p)) continue;
      const [value, before] = [shown(values?.[key]), shown(base[path]?.[key])];
      rooms.set(room, [...(rooms.get(room) ?? []), used(`${path}.${key}`, p, value, value === before ? null : before)]);
    }
  }
  return ROOMS.flatMap((room) => {
    const parameters = rooms.get(room);
    return parameters === undefined ? [] : [{ room, parameters }];
  });
}

const used = (path: string, p: Parameter, value: string, changed_from: string | null): Used => ({
  path,
  says: p.says,
  unit: p.unit,
  value,
  changed_from,
  sweep: "sweep" in p && p.sweep !== undefined ? p.sweep : null,
  source: p.source,
});

const MOST_SHOWN = 8;

/** A value in a line: "0.1", "2014-01: 0.1, 2014-12: 1", and of long tables the beginning. */
export function shown(value: unknown): string {
  if (value === undefined) return "";
  if (value === null) return "never";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value !== "object") return String(value);
  const entries = Object.entries(value).map(([name, x]) => `${name}: ${x}`);
  const more = entries.length > MOST_SHOWN ? `, and ${entries.length - MOST_SHOWN} more` : "";
  return entries.slice(0, MOST_SHOWN).join(", ") + more;
}

function told(assumed: readonly RoomParameters[], published: readonly RoomParameters[]): Sentence[] {
  const all = assumed.flatMap((room) => room.parameters);
  const amount = (measure: string, value: number): Amount => ({
    measure,
    value,
    unit: "parameters",
    group: "all",
    when: "",
    n: value,
  });
  const changed = all.filter((p) => p.changed_from !== null).length;
  const sourced = published.reduce((sum, room) => sum + room.parameters.length, 0);
  const ranged = all.filter((p) => p.sweep !== null).length;
  const from =
    changed === 0
      ? sentence`None differs from its default here.`
      : sentence`${put(amount("assumptions changed", changed), "count", "differs", "differ")} from ${noun(changed, "its", "their")} default here.`;
  return [
    joined([
      sentence`This world rests on ${put(amount("assumptions", all.length), "count", "assumption")}: values that nobody has measured.`,
      sentence`${put(amount("assumptions with a range", ranged), "count", "comes", "come")} with a range in which to vary ${noun(ranged, "it", "them")} before anyone relies on a result.`,
      from,
    ]),
    sentence`${put(amount("published", sourced), "count", "other value rests", "other values rest")} on published figures.`,
  ];
}
