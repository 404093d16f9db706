import { SAFEGUARDS } from "../../src/safeguards/safeguards.js";
import { type Scenario, SECTIONS, type Section } from "../../src/scenario/catalogue.js";
import type { Sets } from "../state/choice.js";

/** A part of the world that can be switched on and off. */
export interface Switch {
  /** "watch.cameras" */
  readonly path: string;
  readonly says: string;
  /** Rows of the published facts, a law or a study, and "assumption" where nobody measured. */
  readonly sources: string;
}

/** Rooms whose mechanisms are shown, in the order of the month, safeguards first: they are what a visitor came to try. */
const ROOMS = ["safeguards", "watch", "registry", "score", "enforcement", "response"] as const;
export type Room = (typeof ROOMS)[number];

/** Every switch there is, room by room: whatever the catalogue has. */
export const SWITCHES: readonly { readonly room: Room; readonly switches: readonly Switch[] }[] = ROOMS.map((room) => ({
  room,
  switches: SECTIONS.filter((s) => s.room === room && s.parameters.on?.kind === "flag").map((s) => ({
    path: s.path,
    says: s.says,
    sources: sourcesOf(s),
  })),
}));

function sourcesOf(section: Section): string {
  const own = SAFEGUARDS.find((s) => `${s.room}.${s.key}` === section.path)?.source;
  const said = Object.values(section.parameters).map((p) => p.source);
  const rows = said.flatMap((text) => text.match(/F-[A-Z]+(-\d+)?|[a-z-]+\.csv/g) ?? []);
  const assumed = said.some((text) => text.includes("assumption")) ? ["assumption"] : [];
  return [...new Set([...(own ? [own] : []), ...rows, ...assumed])].join(", ");
}

export const isOn = (scenario: Scenario, path: string): boolean => scenario.settings[path].on === true;

/** The sets with a switch put over; a value that the preset has anyway is left out. */
export function switched(sets: Sets, preset: Scenario, path: string, on: boolean): Sets {
  const key = `${path}.on`;
  const { [key]: _, ...others } = sets;
  return isOn(preset, path) === on ? others : { ...others, [key]: on };
}
