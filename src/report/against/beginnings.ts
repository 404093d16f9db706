import { hasScore, isOn, sanctionsFrom } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Sentence } from "../report.js";
import { joined, sentence } from "../sentence.js";
import { monthName } from "../words.js";

/** F-SEED-11: when the parts of the system begin. */
export function beginnings(r: Reading): Sentence[] {
  const { settings } = r.scenario;
  const told: Sentence[] = [];
  if (hasScore(r.scenario)) {
    const first = r.months.find((m) => (r.at("rated", m).value ?? 0) > 0);
    told.push(
      first === undefined
        ? sentence`Nobody was rated.`
        : sentence`The first residents were rated in ${monthName(first)}.`,
    );
  }
  const from = sanctionsFrom(r.scenario);
  if (from !== null) told.push(sentence`First sanctions: ${monthName(from)}.`);
  if (isOn(r.scenario, "registry.centre") && settings["registry.centre"].from !== null)
    told.push(sentence`The centre's files count from ${monthName(settings["registry.centre"].from as string)}.`);
  return told.length === 0 ? [] : [joined(told)];
}
