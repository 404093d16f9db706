import { ASKED, GATED } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import type { Kernel } from "../kernel/kernel.js";
import { laid } from "../month/laid.js";
import { mechanism } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { LIST } from "../month/packing.js";
import { quintileIn } from "../month/scratch.js";
import { where } from "../month/where.js";
import { probability, schedule, vector } from "../parameters/parameter.js";
import { valueAt } from "../parameters/schedule.js";
import { CELLS, QUINTILES } from "../society/groups.js";
import type { Town } from "../state/town.js";

/** Debt, as bits 4-5 of `hardship`. */
export const NO_DEBT = 0;
export const ARREARS = 0x10;
export const JUDGED = 0x20;
/** Has made up its mind to pay: the response to being listed, carried out next month. */
export const PAYING = 0x30;
export const DEBT = 0x30;

export const debt = mechanism({
  room: "life",
  key: "debt",
  says: "Loan arrears are made good, or end as a court judgment that stays until it is paid.",
  direction: "On: some arrears become court judgments, and some judgments are paid off.",
  reads: "hardship, quintile, loan_arrears",
  writes: "hardship, court_judgment, debt_paid",
  parameters: {
    cured: probability({
      says: "Chance a month that arrears are made good.",
      default: 0.14,
      source: "assumption",
      sweep: [0.05, 0.25],
    }),
    judged: schedule({
      says: "Chance a month that arrears end in a court judgment that is not carried out.",
      unit: "probability",
      min: 0,
      max: 1,
      default: 0.055,
      source: "assumption (2.3 new judgment defaulters per 1,000 adults in 2018)",
      sweep: [0.02, 0.3],
    }),
    paid: probability({
      says: "Chance a month that a judged debt is paid, for a resident of middle income.",
      default: 0.006,
      source: "assumption (fulfilled / listed 27.5 % at end-2018)",
      sweep: [0.001, 0.05],
    }),
    paid_by_income: vector({
      says: "Ratio of that chance by income fifth.",
      unit: "ratio",
      labels: QUINTILES,
      min: 0,
      max: 30,
      default: [0.5, 0.8, 1.1, 1.5, 2],
      source: "assumption",
      sweep: [0, 3],
    }),
  },
  counters: [
    {
      key: "acts.court_judgment",
      unit: "residents",
      says: "Residents whose arrears became a court judgment in the month.",
    },
    { key: "acts.debt_paid", unit: "residents", says: "Residents who paid a judged debt off in the month." },
    { key: "in_arrears", unit: "residents", says: "Residents in arrears with a loan." },
    { key: "judged_debtors", unit: "residents", says: "Residents with a judged debt they have not paid." },
  ],
  begin(values, s) {
    const keys = ["in_arrears", "judged_debtors", "acts.court_judgment", "acts.debt_paid"];
    const counters = Int32Array.from(keys, (key) => s.counter(key));
    const cured = threshold(values.cured);
    const pay = values.paid_by_income.map((r) => threshold(values.paid * r));
    return (clock) => {
      const chances = { judged: threshold(valueAt(values.judged, clock)), cured, pay };
      const layFor = laid((k) => ({
        says: k.table("sayings of debts", sayings(chances)),
        sums: k.room("sums of debts", Float64Array, counters.length * CELLS * 16),
        indebted: k.room("indebted", Uint16Array, LIST).byteOffset,
      }));
      return (town, m) => {
        if (m.kernel && m.witness === null) settleCompiled(town, m, m.kernel, layFor(m.kernel), counters);
        else settle(town, m, chances, counters);
      };
    };
  },
});

/** Chances a month, as thresholds. */
interface Chances {
  readonly judged: number;
  readonly cured: number;
  /** By income fifth. */
  readonly pay: readonly number[];
}

/** What becomes of the debts there are: lists who is judged and who pays, and counts. Then some are fresh in arrears. */
function settle(town: Town, m: Month, chances: Chances, counters: Int32Array): void {
  const { hardship } = town.columns;
  const { did, didCount, profile } = m.scratch;
  const [arrears, debtors, judgments, payments] = counters;
  const judgedList = m.scratch.listOf(GATED.court_judgment);
  const paidList = m.scratch.listOf(GATED.debt_paid);
  const judgment = m.key("judgment");
  const cure = m.key("self_cure");
  const off = m.key("pay_off");
  let nJudged = 0;
  let nPaid = 0;
  for (const i of where(m, town.size, [hardship, DEBT])) {
    const state = hardship[i] & DEBT;
    if (state === ARREARS) {
      m.count(arrears, i);
      if (word(i, judgment.a, judgment.b) >>> 0 < chances.judged) {
        hardship[i] = (hardship[i] & ~DEBT) | JUDGED;
        judgedList[nJudged++] = i;
        m.count(judgments, i);
      } else if (word(i, cure.a, cure.b) >>> 0 < chances.cured) hardship[i] &= ~DEBT;
    } else {
      m.count(debtors, i);
      if (state === PAYING || word(i, off.a, off.b) >>> 0 < chances.pay[quintileIn(profile[i])]) {
        hardship[i] &= ~DEBT;
        paidList[nPaid++] = i;
        m.count(payments, i);
      }
    }
  }
  didCount[GATED.court_judgment] = nJudged;
  didCount[GATED.debt_paid] = nPaid;
  const fresh = did[GATED.loan_arrears];
  for (let c = 0; c < didCount[GATED.loan_arrears]; c++) {
    const i = fresh[c];
    if ((hardship[i] & DEBT) === NO_DEBT) hardship[i] |= ARREARS;
  }
}

/** What the compiled loop is told, in the order in which it reads it. */
const sayings = ({ judged, cured, pay }: Chances): Uint32Array =>
  Uint32Array.of(
    ...[ASKED.judgment, ASKED.self_cure, ASKED.pay_off],
    ...[GATED.court_judgment, GATED.debt_paid, GATED.loan_arrears],
    ...[judged, cured, ...pay],
  );

/** The same, compiled. */
function settleCompiled(
  town: Town,
  m: Month,
  k: Kernel,
  { says, sums, indebted }: { readonly says: number; readonly sums: Float64Array; readonly indebted: number },
  counters: Int32Array,
): void {
  const { scratch } = m;
  k.loops.debts(
    town.size,
    town.columns.hardship.byteOffset,
    scratch.profile.byteOffset,
    scratch.cell.byteOffset,
    indebted,
    m.scene.seed,
    m.clock.index,
    town.index,
    says,
    scratch.listOf(GATED.court_judgment).byteOffset,
    scratch.listOf(GATED.debt_paid).byteOffset,
    scratch.listOf(GATED.loan_arrears).byteOffset,
    scratch.didCount.byteOffset,
    sums.byteOffset,
    m.stride,
  );
  m.addRows(k, sums, counters);
}
