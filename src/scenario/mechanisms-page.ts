import { SECTIONS, type Section } from "./catalogue.js";
import { preset, presetNames } from "./presets.js";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** Presets in which a section is on: all, none, or their names; those that lack it where they are fewer. */
function onIn({ path }: Section): string {
  const names = presetNames();
  const on = names.filter((name) => preset(name).scenario.settings[path]?.on === true);
  const off = names.filter((name) => !on.includes(name));
  if (off.length === 0) return "all";
  if (on.length === 0) return "none";
  return off.length < on.length ? `all but ${off.join(", ")}` : on.join(", ");
}

const table = (sections: readonly Section[]): string =>
  [
    "| switch | what it is | what follows | on in |",
    "|---|---|---|---|",
    ...sections.map((s) => `| \`${s.path}\` | ${cell(s.says)} | ${cell(s.direction ?? "")} | ${onIn(s)} |`),
  ].join("\n");

/** The page of all that can be switched, docs/reference/mechanisms.md, made from the catalogue. */
export function mechanismsPage(): string {
  const switchable = SECTIONS.filter((s) => "on" in s.parameters);
  const rooms = [...new Set(switchable.map((s) => s.room))];
  return `# Every mechanism and its switch

<!-- Made by \`npm run docs\` from the program. To change it, change the program. -->

${switchable.length} parts of the system can be switched: in a scenario by \`on: false\` in their block (or the word \`false\` in its place), on the command
line by \`--set watch.cameras=false\`. Only the society and the scale of the score are always there.

For each, a pair of worlds that differ in it alone is lived in the tests (\`tests/laws/switches.test.ts\`): what the third column says must
show in what is counted, and with all its rates at zero every bit of the state must be as when it is off. The parameters of each, with unit, range, default and source, are in
[the description of the model](odd-described.md) and in \`glasshouse schema\`.

${rooms.map((room) => `## ${room}\n\n${table(switchable.filter((s) => s.room === room))}`).join("\n\n")}
`;
}
