import { ASKED, DECISIONS } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { drawCode, threshold } from "../draws/uniform.js";
import { SANCTIONS } from "../enforcement/sanctions.js";
import type { Kernel } from "../kernel/kernel.js";
import { DEBT, JUDGED, PAYING } from "../life/debt.js";
import { drawn } from "../month/drawn.js";
import { laid } from "../month/laid.js";
import { mechanism } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { LIST, packing } from "../month/packing.js";
import { turning } from "../month/turning.js";
import { where } from "../month/where.js";
import { integer, probability } from "../parameters/parameter.js";
import type { Clock } from "../state/clock.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";

const JOB_BITS = SANCTIONS.reduce(
  (bits, r, n) => bits | (r.key === "job_bar" || r.key === "management_bar" ? 1 << n : 0),
  0,
);
const MOST_LOST = 15;
/** Occasions on which work is refused. */
const WORK = [DECISIONS.apply_job, DECISIONS.seek_management];
/** Words that the compiled loop is told. */
const WORK_WORDS = 12 + 3 * WORK.length;

export const workLost = mechanism({
  room: "response",
  key: "work_lost",
  says: "A good job refused costs income; lower income makes bills late, which lowers the score: the spiral.",
  direction: "On: sanctioned residents grow poorer, and some of them pay later and stay sanctioned.",
  reads: "applications refused, closed, hardship",
  writes: "hardship (income lost)",
  parameters: {
    loss: probability({
      says: "Chance that a refused application lowers income.",
      default: 0.6,
      source: "assumption",
      sweep: [0, 1],
    }),
    steps: integer({
      says: "Steps of about 14 % that a loss takes.",
      unit: "steps",
      min: 0,
      max: 5,
      default: 1,
      source: "assumption",
      sweep: [1, 3],
    }),
    recovers: probability({
      says: "Chance a month that someone under no sanction on work regains a step.",
      default: 0.05,
      source: "assumption",
      sweep: [0.01, 0.2],
    }),
  },
  counters: [
    { key: "income_lost", unit: "steps", says: "Steps of income lost through refused work in the month." },
    { key: "poorer", unit: "residents", says: "Residents whose income is below what it was at the start." },
  ],
  begin(values, s) {
    const lost = s.counter("income_lost");
    const poorer = s.counter("poorer");
    const loss = threshold(values.loss);
    const recovers = threshold(values.recovers);
    return (clock) => {
      const layFor = laid((k) => k.room("work lost", Int32Array, WORK_WORDS));
      let told = false;
      return (town, m) => {
        if (m.kernel === null || m.witness !== null) {
          plainly(town, m);
          return;
        }
        const says = layFor(m.kernel);
        if (!told) says.set(sayings(m, m.kernel, clock));
        told = true;
        m.kernel.loops.work(
          says.byteOffset,
          town.columns.hardship.byteOffset,
          m.scratch.closed.byteOffset,
          town.size,
          town.index,
        );
      };
    };

    /** What the compiled loop is told, in the order in which it reads it. */
    function sayings({ scratch }: Month, k: Kernel, clock: Clock): number[] {
      const { didCount } = scratch;
      return [
        ...[s.seed, clock.index, loss, values.steps, lost, poorer, recovers, JOB_BITS],
        ...[drawCode(ASKED.income_recovers), packing(k)],
        ...[k.room("found", Uint16Array, LIST).byteOffset, k.room("drawn", Uint16Array, TOWN + 8).byteOffset],
        ...WORK.flatMap((occasion) => [
          drawCode(ASKED.job_lost, occasion),
          scratch.listOf(occasion).byteOffset,
          didCount.byteOffset + occasion * didCount.BYTES_PER_ELEMENT,
        ]),
      ];
    }

    function plainly(town: Town, m: Month): void {
      const { hardship } = town.columns;
      const { closed, did, didCount } = m.scratch;
      for (const occasion of WORK) {
        const k = m.key("job_lost", occasion);
        const list = did[occasion];
        for (let n = 0; n < didCount[occasion]; n++) {
          const i = list[n];
          if (word(i, k.a, k.b) >>> 0 >= loss) continue;
          const steps = Math.min(values.steps, MOST_LOST - (hardship[i] & 15));
          hardship[i] += steps;
          m.add(lost, i, steps);
        }
      }
      const k = m.key("income_recovers");
      const poor = where(m, town.size, [hardship, 15]);
      m.countEach(poorer, poor, poor.length);
      for (const i of drawn(m, poor, poor.length, k, recovers)) if ((closed[i] & JOB_BITS) === 0) hardship[i]--;
    }
  },
});

export const payOff = mechanism({
  room: "response",
  key: "pay_off",
  says: "Being on the court's list makes some debtors pay to leave it.",
  direction: "On: more judged debts are paid, and more leave the list by paying.",
  reads: "court, hardship",
  writes: "hardship (paying)",
  parameters: {
    pays: probability({
      says: "Chance a month that a listed debtor decides to pay because of the list.",
      default: 0.01,
      source: "assumption (fulfilled / listed 27.5 % at end-2018)",
      sweep: [0, 0.05],
    }),
  },
  begin(values, s) {
    const decide = turning(s, "pay_decided", threshold(values.pays), {
      listed: 255,
      within: DEBT,
      is: JUDGED,
      to: PAYING,
    });
    return (clock) => {
      const decided = decide(clock);
      return (town, m) => decided(town, m, town.columns.court, town.columns.hardship);
    };
  },
});
