import type { Scenario } from "../../scenario/catalogue.js";
import { scene } from "../../society/scene.js";
import type { SocietyValues } from "../../society/settings.js";
import { monthLabel, monthNumber } from "../../state/clock.js";
import { POINT } from "../../state/columns.js";
import { type Asked, checkResidents, type ExplainOptions, spanOf } from "./asked.js";
import { counterfactualOf } from "./counterfactual.js";
import { doorsOf } from "./doors.js";
import { followedOf } from "./followed.js";
import type { Life } from "./life.js";
import { remediesOf } from "./remedies.js";
import { sanctionsMet } from "./sanctions.js";
import { scoutFor } from "./scout.js";
import { sentenceOf } from "./sentence.js";
import { traitsOf } from "./traits.js";
import { followNear, liveTwins, twinOf } from "./twin.js";
import { typicalOf } from "./typical.js";
import { liveWhole } from "./whole.js";

const rising = (ids: readonly number[]): number[] => [...new Set(ids)].sort((a, b) => a - b);

/**
 * Explains the lives of some residents of a world, in the order asked for: lives the world again with a ledger of theirs, then their
 * twins without the score, then, for each, the paired worlds with one change. Knows of no platform, so a browser's worker can call it.
 * With `pick`, the residents are not said but found: the whole world is lived once to look, and then the towns of the one found.
 * Holds what is asked for: some 15 bytes for each resident and month, and 28 for each move, beside the world itself.
 * Throws `NotThere` for residents and months the world has not got.
 */
export async function explain(
  scenario: Scenario,
  seed: number,
  residents: number,
  ids: readonly number[],
  options: ExplainOptions = {},
): Promise<Life[]> {
  const asked: Asked = { scenario, seed, residents };
  checkResidents(residents, ids);
  const span = spanOf(scenario, options.months);
  const zero = monthNumber(scenario.start);
  const months = Array.from({ length: scenario.months }, (_, n) => monthLabel(zero + n));
  const scout = options.pick === undefined ? null : scoutFor(options.pick, asked, span);
  const whole = await liveWhole(asked, scout === null ? rising(ids) : [], options, scout?.look);
  const told = scout === null ? ids : [scout.found()];
  const followed =
    scout === null
      ? followedOf(rising(ids), months, whole.parts, whole.harvest.sampleTraits, whole.harvest.sampleRows)
      : await followNear(asked, told, months, options, "the resident found");
  const twins = await liveTwins(asked, rising(told), months, options);
  const s = scene(scenario.settings.society as unknown as SocietyValues, seed, scenario.start, residents);
  const doors = doorsOf(scenario);
  const shown = months.slice(span.first, span.last + 1);
  const remedies = remediesOf(scenario, whole);
  const lives: Life[] = [];
  for (const [n, one] of followed.entries()) {
    const life = {
      resident: one.resident,
      traits: traitsOf(s, one.resident, one.traits),
      ledger: one.moves.filter((m) => m.month >= shown[0] && m.month <= (shown.at(-1) as string)),
      sanctions: sanctionsMet(scenario, one, twins[n], span, months, s.income),
      counterfactual: await counterfactualOf(asked, one, span, months, options),
      twin: twinOf(one, twins[n], span, months, s.income),
      typical: typicalOf(one, span, months, whole, remedies),
      months: shown,
      scores: shown.map((_, m) => {
        const score = one.at(span.first + m, "score_16ths");
        return score < 0 ? null : score / POINT;
      }),
      under: shown.map((_, m) => {
        const closed = one.at(span.first + m, "closed");
        return doors.flatMap(({ row, bit }) => ((closed & bit) !== 0 ? [row.key] : []));
      }),
      lines: doors.flatMap(({ row, values }) =>
        values.below > 0 && values.from !== null
          ? [{ sanction: row.key, says: row.says, below: values.below, from: values.from }]
          : [],
      ),
    };
    lives.push({ ...life, sentence: sentenceOf(life) });
  }
  return told.map((id) => lives.find((life) => life.resident === id) as Life);
}
