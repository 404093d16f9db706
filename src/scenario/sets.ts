import type { Scenario } from "./catalogue.js";
import type { Said } from "./merge.js";
import { type Problem, ScenarioError } from "./problem.js";
import { completed, putSaid, saying } from "./put.js";
import { placed } from "./resolve.js";
import { rules } from "./rules.js";
import { validate } from "./validate.js";
import { readYaml, type Source } from "./yaml.js";

/**
 * Puts `path=value` over a scenario, one after the other: `watch.cameras=false`, `life.red_crossing.rate=0.2`,
 * `score.rule_book.points.late_bill=-40`, `until=2016-12`. Values are YAML, held to the same schema as a file.
 * `option` is what problems are said to be in.
 */
export function applySets(scenario: Scenario, sets: readonly string[], option = "--set"): Scenario {
  const problems: Problem[] = [];
  let result = scenario;
  for (const set of sets) {
    const source = read(set, option, problems);
    if (source === null) continue;
    const found = validate(source).map((p) => ({ ...p, line: 0, column: 0 }));
    problems.push(...found);
    if (found.length === 0) result = putSaid(result, completed(result, source.value as Said, source.keys));
  }
  const nowhere = readYaml("", option);
  problems.push(...placed(rules(result), nowhere, problems).map((p) => ({ ...p, line: 0, column: 0 })));
  if (problems.length > 0) throw new ScenarioError(problems);
  return result;
}

/** One `path=value` as the text of a scenario that says only this. Null where it has problems of its own. */
function read(set: string, file: string, problems: Problem[]): (Source & { keys: readonly string[] }) | null {
  const equals = set.indexOf("=");
  const path = set.slice(0, Math.max(0, equals)).trim();
  const refuse = (found: string, allowed: string): null => {
    problems.push({ file, line: 0, column: 0, path, found, allowed, nearest: null });
    return null;
  };
  const keys = path.split(".");
  if (equals < 0 || keys.some((key) => key === ""))
    return refuse(`found ${JSON.stringify(set.slice(0, 60))}`, "path=value, like watch.cameras.on=false");
  if (path === "extends") return refuse("a preset cannot be changed here", "extends in a scenario file");
  const text = readYaml(set.slice(equals + 1), file);
  if (text.problems.length > 0) {
    problems.push(
      ...text.problems.map((p) => ({ ...p, line: 0, column: 0, path: [path, p.path].filter(Boolean).join(".") })),
    );
    return null;
  }
  if (text.value === undefined) return refuse("found nothing after the equals sign", "a value");
  return { ...text, value: saying(keys, text.value), keys };
}
