import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { preset } from "../src/scenario/presets.js";
import { BYTES_PER_RESIDENT } from "../src/state/columns.js";
import { benchExplain } from "./explain.js";
import { inTurn, median, summary } from "./measure.js";
import { benchMonth, type MonthBench } from "./month.js";
import { benchPage, PAGE } from "./page/bench.js";
import { pageLines } from "./page/words.js";
import { apart, obey } from "./parts.js";
import { FORMS } from "./reduced/compare.js";
import { benchStartUp } from "./start-up.js";
import { benchSweep, SWEEP, type SweepSize } from "./sweep/bench.js";
import { sweepLines } from "./sweep/words.js";
import { gigabytes, percent, row, spread, whole } from "./words.js";

const HELP = `Times what is worth timing, all of it in this run: nothing printed comes from elsewhere.

  npm run bench               the whole of it; takes some minutes
  npm run bench -- --quick    smaller worlds, fewer rounds
  npm run bench -- --full     also a world of 50,000,000 residents, three months
  npm run bench -- --json     one JSON object on stdout
  npm run bench -- month      the full month on one thread and on two alone
  npm run bench -- sweep      sweeps alone; with --quick a few cells, with --full all 10,000 (some half an hour)
  npm run bench -- page       the page alone, in a browser
`;

/** Residents of the big world. */
const BIG = 50_000_000;
const MONTHS = preset("described").scenario.months;

const WHOLE = {
  month: { residents: 1_000_000, months: MONTHS, rounds: 5 },
  reduced: { residents: 262_144, months: 24, rounds: 5 },
  memory: [1_000_000, 5_000_000],
  explain: { residents: 1_000_000, months: MONTHS, rounds: 3, followed: 1000 },
  attribution: { residents: 65_536, mechanisms: 8 },
  startUp: 9,
  page: PAGE.whole,
};
const QUICK: typeof WHOLE = {
  month: { residents: 262_144, months: 12, rounds: 1 },
  reduced: { residents: 131_072, months: 12, rounds: 3 },
  memory: [500_000, 2_000_000],
  explain: { residents: 262_144, months: 12, rounds: 1, followed: 1000 },
  attribution: { residents: 20_000, mechanisms: 4 },
  startUp: 3,
  page: PAGE.quick,
};

async function bench(size: typeof WHOLE, sweepSize: SweepSize, full: boolean) {
  const busy = loadavg()[0];
  const { residents, months, rounds } = size.month;
  tell("the full month, on one thread and on two");
  const month = await benchMonth(residents, months, rounds);
  tell("the steps of the month");
  const steps = benchSteps(residents, months, rounds);
  tell("a reduced month in three forms");
  const reduced = { ...size.reduced, forms: benchForms(size.reduced) };
  tell("memory");
  const worlds = [...size.memory, ...(full ? [BIG] : [])].map((n) => apart("world", n, 3, 2));
  tell("explaining lives");
  const { explain } = size;
  const lives = benchExplain(explain.residents, explain.months, explain.rounds, explain.followed);
  tell("an exact attribution");
  const attribution = {
    ...size.attribution,
    ...apart("attribution", size.attribution.residents, size.attribution.mechanisms),
  };
  tell("start-up");
  const startUp = benchStartUp(size.startUp);
  tell("a sweep beside its worlds alone, and a big table");
  const sweep = benchSweep(sweepSize);
  tell("the page in a browser");
  const page = benchPage(size.page);
  return {
    machine: { ...machine, busy },
    month,
    steps,
    reduced,
    memory: { worlds, ...grown(worlds) },
    lives,
    attribution,
    startUp,
    sweep,
    page,
  };
}

function benchSteps(residents: number, months: number, rounds: number) {
  const { costs } = inTurn(rounds, { costs: () => apart("steps", residents, months) });
  const steps = costs[0].map(({ step }, n) => ({ step, ns: median(costs.map((round) => round[n].ns)) }));
  const sum = steps.reduce((before, { ns }) => before + ns, 0);
  return steps.map(({ step, ns }) => ({ step, ns, share: ns / sum }));
}

function benchForms({ residents, months, rounds }: (typeof WHOLE)["reduced"]) {
  const runs = inTurn(
    rounds,
    Object.fromEntries(FORMS.map(({ name }, form) => [name, () => apart("reduced", form, residents, months)])),
  );
  const medianOf = (name: string): number => median(runs[name].map((run) => run.ns));
  const ours = medianOf(FORMS[FORMS.length - 1].name);
  return FORMS.map(({ name }) => {
    const { acts, sanctioned } = runs[name][0];
    return { name, ns: summary(runs[name].map((run) => run.ns)), timesOurs: medianOf(name) / ours, acts, sanctioned };
  });
}

/** Bytes that each resident more adds (no less than the state of one), and what the big world would then take. */
function grown([small, big]: readonly { residents: number; peak: number; bytesPerResident: number }[]) {
  const grows = (big.peak - small.peak) / (big.residents - small.residents);
  const perResident = Math.max(grows, big.bytesPerResident);
  return { perResident, extrapolated: { residents: BIG, peak: big.peak + perResident * (BIG - big.residents) } };
}

const machine = {
  processor: cpus()[0]?.model ?? "unknown",
  cores: availableParallelism(),
  memory: totalmem(),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
};

function inWords({
  machine: m,
  month,
  steps,
  reduced,
  memory,
  lives,
  attribution,
  startUp,
  sweep,
  page,
}: Awaited<ReturnType<typeof bench>>): string {
  return [
    ...machineLines(m),
    "",
    ...monthLines(month),
    "",
    "Its steps, on one thread, ns per resident-month",
    ...steps.map(({ step, ns, share }) => row(step, `${ns.toFixed(1).padStart(5)} ${percent(share).padStart(5)}`)),
    "",
    `A reduced month in three forms, on one thread: ${whole(reduced.residents)} residents, ${reduced.months} months, processor time, ns per resident-month`,
    ...reduced.forms.map(({ name, ns, timesOurs }) => row(name, `${spread(ns)}, ${timesOurs.toFixed(1)} times ours`)),
    row("acts per resident-month, in the same order", reduced.forms.map(({ acts }) => acts.toFixed(4)).join(", ")),
    row("under the sanction at the end", reduced.forms.map(({ sanctioned }) => percent(sanctioned, 2)).join(", ")),
    "",
    "Peak memory of a world, on two threads",
    ...memory.worlds.map(({ residents, months, peak, ns }) =>
      row(`${whole(residents)} residents, ${months} months`, `${gigabytes(peak)} (${ns.toFixed(0)} ns)`),
    ),
    row("each resident more", `${memory.perResident.toFixed(1)} bytes`),
    row(`${whole(memory.extrapolated.residents)}, extrapolated`, gigabytes(memory.extrapolated.peak)),
    "",
    `Explaining lives, on two threads: ${whole(lives.residents)} residents, ${lives.months} months, processor time, times a plain run of ${spread(lives.plain, 2)} s`,
    row("prints of the towns", spread(lives.prints, 3)),
    row(`a replay with the ledgers of ${whole(lives.followed)}`, spread(lives.ledger, 3)),
    row("explain one, without the search", spread(lives.one, 3)),
    row(`explain ${whole(lives.followed)}, without the search`, spread(lives.lives, 3)),
    row("their moves, and peak memory above the plain run's", `${whole(lives.moves)}, ${gigabytes(lives.more)}`),
    "",
    `An exact attribution to ${attribution.mechanisms} mechanisms, on one thread: ${whole(attribution.residents)} residents, ${MONTHS} months, one replicate`,
    row(
      `${whole(attribution.worlds)} worlds, months lived`,
      `as many as ${attribution.months.toFixed(1)} plain runs have`,
    ),
    row("processor time", `${attribution.times.toFixed(1)} times a plain run`),
    "",
    "Start-up, ms",
    row("glasshouse --version", spread(startUp.version, 0)),
    row("glasshouse run, one resident, one month", spread(startUp.smallestRun, 0)),
    "",
    ...sweepLines(sweep),
    "",
    ...pageLines(page),
  ].join("\n");
}

const monthLines = (month: MonthBench): string[] => [
  `The full described month: ${whole(month.residents)} residents, ${month.months} months, ns per resident-month`,
  row("one thread", spread(month.one)),
  row("two threads", spread(month.two)),
  row("processor time on one thread, on two", `${spread(month.cpuOne)}, ${spread(month.cpuTwo)}`),
  row("speed-up, by the clock", `${spread(month.speedUp, 2)} times`),
  row("state", `${month.bytesPerResident.toFixed(1)} bytes a resident, ${BYTES_PER_RESIDENT} of them columns`),
];

function machineLines(m: typeof machine & { busy: number }): string[] {
  return [
    `${m.processor}, ${m.cores} cores, ${gigabytes(m.memory)}, Node ${m.node}, ${m.platform}`,
    `Load before: ${m.busy.toFixed(1)}.${m.busy > m.cores / 4 ? " The machine was busy with something else, so times by the clock are too long." : ""}`,
    "Medians; where there were several rounds, the least and the most in brackets.",
  ];
}

const tell = (what: string): boolean => process.stderr.write(`${what} …\n`);

interface Alone {
  readonly results: object;
  readonly lines: string[];
}

/** What can be timed by itself, by the word that asks for it. */
const ALONE: {
  readonly [word: string]: (quick: boolean, full: boolean) => Alone | Promise<Alone>;
} = {
  month: async (quick) => {
    const { residents, months, rounds } = (quick ? QUICK : WHOLE).month;
    const month = await benchMonth(residents, months, rounds);
    return { results: { month }, lines: monthLines(month) };
  },
  sweep: (quick, full) => {
    const sweep = benchSweep(SWEEP[full ? "full" : quick ? "quick" : "whole"]);
    return { results: { sweep }, lines: sweepLines(sweep) };
  },
  page: (quick) => {
    const page = benchPage(PAGE[quick ? "quick" : "whole"]);
    return { results: { page }, lines: pageLines(page) };
  },
};

const args = process.argv.slice(2);
if (!(await obey(args))) {
  if (args.includes("--help")) process.stdout.write(HELP);
  else {
    const [quick, full, json] = ["--quick", "--full", "--json"].map((option) => args.includes(option));
    const tellAll = (results: object, lines: () => string): boolean =>
      process.stdout.write(`${json ? JSON.stringify(results, null, 2) : lines()}\n`);
    const alone = ALONE[args[0]];
    if (alone !== undefined) {
      const about = { ...machine, busy: loadavg()[0] };
      const { results, lines } = await alone(quick, full);
      tellAll({ machine: about, ...results }, () => [...machineLines(about), "", ...lines].join("\n"));
    } else {
      const results = await bench(quick ? QUICK : WHOLE, SWEEP[quick ? "quick" : "whole"], full);
      tellAll(results, () => inWords(results));
    }
  }
}
