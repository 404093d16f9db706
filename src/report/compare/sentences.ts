import type { Compared } from "../../worlds/pair/replicates.js";
import { counted, grouped, groupName, monthName, written } from "../words.js";
import { intervalOf, keyEffects, signedly } from "./key-measures.js";

/** What B changes, in a few sentences that claim no more than the numbers: everyone first, then residents and their twins. */
export function changed(compared: Compared): string[] {
  const { effects, replicates, residents, months, first } = compared;
  const last = monthName(months[months.length - 1]);
  const twin = (measure: string) => effects.find(measure)?.estimate ?? 0;
  const share = (measure: string): string => written("share", twin(measure) / residents);
  const whole = (measure: string): string => counted(Math.round(twin(measure)), "resident");
  const each = replicates.length === 1 ? "" : " on average";
  if (replicates.every((r) => r.identical === residents))
    return [
      `Nobody's life differs: every one of the ${counted(residents, "resident")} lived the same life in both worlds${replicates.length === 1 ? "" : `, in all ${replicates.length} pairs`}, and every difference is exactly zero.`,
    ];
  const out = [
    `In ${last}, ${grouped(twin("twins_lost"))} of ${grouped(residents)} residents${each} (${share("twins_lost")}) have a lower score in B than in A, ${grouped(twin("twins_gained"))} (${share("twins_gained")}) a higher one, and ${grouped(twin("twins_unchanged"))} the same.`,
    `Under a sanction in B and under none in A: ${whole("twins_into_sanction")}. Under one in A and none in B: ${whole("twins_out_of_sanction")}. Under one in both: ${whole("twins_sanctioned_in_both")}.`,
    ...keyEffects(effects)
      .filter(({ key }) => TOLD.includes(key.measure))
      .map(({ key, effect: e }) => {
        const interval = e.lo === null ? "" : ` (95 % interval ${intervalOf(key.change, e.lo, e.hi)})`;
        const covers = e.lo !== null && e.hi !== null && e.lo <= 0 && e.hi >= 0 && e.estimate !== 0;
        const open = covers ? " The interval covers zero: these pairs do not tell the sign." : "";
        return `${key.name.charAt(0).toUpperCase()}${key.name.slice(1)}: ${written(key.format, e.meanA)} in A, ${written(key.format, e.meanB)} in B, a difference of ${signedly(key.change, e.estimate)}${interval}.${open}`;
      }),
    widest(compared),
    `${grouped(first.twins.identical)} of ${grouped(residents)} residents of the first pair lived the same life in both worlds from the first month to the last.`,
  ];
  return out.filter((sentence) => sentence !== "");
}

const TOLD = ["mean_score", "sanctioned_share", "sanctioned_false", "sanctioned_through_others"];

/** The groups in which the share under a sanction changes most and least. */
function widest({ effects, first }: Compared): string {
  const groups = first.a.groups.filter((g) => g.dimension !== "all" && g.dimension !== "region");
  const found = groups
    .flatMap(({ key }) => {
      const e = effects.find("sanctioned_share", key);
      return e === null || e.estimate === null ? [] : [{ key, estimate: e.estimate }];
    })
    .sort((p, q) => p.estimate - q.estimate);
  if (found.length < 2 || found[0].estimate === found[found.length - 1].estimate) return "";
  const say = ({ key, estimate }: { key: string; estimate: number }): string =>
    `${signedly("change", estimate)} (${groupName(key)})`;
  return `By group, the share under a sanction changes by between ${say(found[0])} and ${say(found[found.length - 1])}.`;
}
