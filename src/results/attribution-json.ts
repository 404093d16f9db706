import { lastMonth } from "../scenario/differences.js";
import { pathOf } from "../scenario/switches.js";
import { MODEL_VERSION } from "../worlds/address.js";
import type { Answer, GroupAnswer } from "../worlds/attribute/answer.js";
import type { Question } from "../worlds/attribute/question.js";
import { BOUNDARY, program } from "./provenance.js";

/** The answer as it is printed (`--json`) and written (attribute.json). The same question has the same text. */
export function attributionJson(question: Question, answer: Answer, group: string) {
  const { scenario, residents, seed, replicates, method, window, mechanisms } = question;
  const { measure, level, over, n, groups, untold } = answer;
  return {
    kind: "glasshouse attribution",
    version: 1,
    generated: BOUNDARY[0],
    program: program(),
    model: MODEL_VERSION,
    scenario: { name: scenario.name, says: scenario.says, start: scenario.start, until: lastMonth(scenario) },
    residents,
    seed,
    replicates,
    method,
    measure: { key: measure.key, unit: measure.unit, says: measure.says },
    window,
    mechanisms: mechanisms.map(({ key, says, off }) => ({
      key,
      says,
      off: Object.fromEntries(off.map((o) => [pathOf(o), o.value])),
    })),
    interval: { level, over, n },
    ...(groups.find((g) => g.group === group) as GroupAnswer),
    groups: groups.filter((g) => g.group !== group),
    groups_untold: untold,
  };
}

export type AttributionJson = ReturnType<typeof attributionJson>;
