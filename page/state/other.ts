import { isValid, isWhole, parameterAt } from "./check.js";
import type { Other } from "./choice.js";
import { PRESETS } from "./presets.js";
import { scenarioOf } from "./scenario.js";

/** The other world as a link carries it: JSON of a preset and what differs from it. Undefined where the text is no such world. */
export function otherFrom(text: string): Other | undefined {
  try {
    const { preset, sets } = JSON.parse(text) as { preset?: unknown; sets?: unknown };
    if (typeof preset !== "string" || !PRESETS.includes(preset)) return undefined;
    if (typeof sets !== "object" || sets === null || Array.isArray(sets)) return undefined;
    const known = Object.entries(sets).every(([path, value]) => {
      const found = parameterAt(path);
      return found !== null && isValid(found.parameter, value);
    });
    const other = { preset, sets: sets as Other["sets"] };
    return known && isWhole(scenarioOf({ ...other, start: null, months: null })) ? other : undefined;
  } catch {
    return undefined;
  }
}
