import { SECTIONS } from "./catalogue.js";
import { ROOMS } from "./schema.js";

/** The scenario `glasshouse init` writes: a few lines that say something, and every block there is, ready to be switched off. */
export function template(): string {
  return `# yaml-language-server: $schema=./scenario.schema.json
#
# A scenario: rules and aggregates, never a person. What is not said here is as in the preset it extends.
#   glasshouse check scenario.yaml      is it right, and what does it change?
#   glasshouse run scenario.yaml        live it
# An editor with YAML support completes the keys and shows what each means, its range and its source.

name: my-scenario
says: The described system without bad company, and with cameras that grow more slowly.

# A preset: glasshouse scenarios lists them.
extends: described

# First and last month lived.
start: 2014-01
until: 2020-12

# Who lives in the world. For example:
society:
  # internet: { 2013-12: 0.458, 2018-12: 0.596, 2020-12: 0.704 }

${ROOMS.filter((room) => room !== "society")
  .map(roomTemplate)
  .join("\n")}`;
}

/** What the template says for real, by section. */
const SAID: { readonly [path: string]: readonly string[] } = {
  "watch.cameras": [
    "cameras:",
    "  # Joined by straight lines; a bare number stays the same.",
    "  per_resident: { 2013-12: 0.06, 2020-12: 0.15 }",
  ],
  "score.association": ["association: false"],
};

const INTRODUCED: { readonly [room: string]: string } = {
  life: "What residents do, and want to do. Each can be left out of the world (false) or have its numbers changed (a block).",
  watch: "How it comes to be seen.",
  registry: "Who is rated, and where records are kept.",
  score: "What records cost and bring.",
  enforcement: "What lists and scores close, and what they open.",
  safeguards: "What protects. All are off unless switched on; `safeguards: all` switches on all of them.",
  response: "What it does to people.",
};

function roomTemplate(room: string): string {
  const sections = SECTIONS.filter((s) => s.room === room);
  const lines = sections.flatMap((s) => [
    `  # ${s.says}`,
    ...(SAID[s.path] ?? [`# ${s.key}: ${example(s.path)}`]).map((line) => `  ${line}`),
  ]);
  return `# ${INTRODUCED[room] ?? `What belongs to ${room}.`}\n${room}:\n${lines.join("\n")}\n`;
}

function example(path: string): string {
  const { parameters } = SECTIONS.find((s) => s.path === path)!;
  if (parameters.on?.default === false) return "true";
  const shown = Object.entries(parameters).find(([key, p]) => key !== "on" && typeof p.default === "number");
  if (shown) return `{ ${shown[0]}: ${shown[1].default} }`;
  return "on" in parameters ? "false" : "{}";
}
