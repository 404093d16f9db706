import { ASKED } from "../../draws/decisions.js";
import { key, word } from "../../draws/hash.js";
import { drawCode } from "../../draws/uniform.js";
import type { World } from "../../engine/world.js";
import { currentIncome } from "../../life/presence.js";
import { POINT, TOWN } from "../../state/columns.js";
import type { Town } from "../../state/town.js";
import { educationOf } from "../../state/traits.js";
import { type Asked, NotThere, type Span } from "./asked.js";
import { closedBy, type Door, doorsIn, doorsOf } from "./doors.js";
import { PICKS, type Pick } from "./picks.js";

/** Sees a world after each month, and finds the resident to tell of. */
export interface Scout {
  look(world: World): void;
  /** Throws `NotThere` where nobody fits. */
  found(): number;
}

export function scoutFor(pick: Pick, asked: Asked, span: Span): Scout {
  const scout = SCOUTS[pick](asked, span);
  return {
    look: (world) => {
      if (world.month - 1 >= span.first && world.month - 1 <= span.last) scout.look(world);
    },
    found: () => {
      const resident = scout.found();
      if (resident < 0) throw new NotThere(`there is nobody to pick: no resident of this world is ${PICKS[pick]}`);
      return resident;
    },
  };
}

/** The resident with the largest value so far, and the value. */
class Most {
  resident = -1;
  constructor(private most = 0) {}

  see(resident: number, value: number): void {
    if (value > this.most || (value === this.most && this.resident >= 0 && resident < this.resident)) {
      this.most = value;
      this.resident = resident;
    }
  }
}

const number = (town: Town, i: number): number => town.index * TOWN + i;

/** A scout that looks at the last month only. */
const atTheEnd =
  (of: (world: World, asked: Asked) => number) =>
  (asked: Asked, { last }: Span): Scout => {
    let resident = -1;
    return {
      look: (world) => {
        if (world.month - 1 === last) resident = of(world, asked);
      },
      found: () => resident,
    };
  };

/** The score below which half of all rated residents stand, in 1/16 points. */
function medianOf(histogram: Int32Array): number {
  const rated = histogram.reduce((sum, n) => sum + n, 0);
  let below = 0;
  for (let score = 0; score < histogram.length; score++) {
    below += histogram[score];
    if (2 * below >= rated && below > 0) return score;
  }
  return -1;
}

const SCOUTS: Readonly<Record<Pick, (asked: Asked, span: Span) => Scout>> = {
  random: atTheEnd(({ towns, month, histogram }, { seed }) => {
    const k = key(seed, drawCode(ASKED.explain_pick), 0, 0);
    const rated = histogram.reduce((sum, n) => sum + n, 0);
    let left = Math.floor(((word(0, k.a, k.b) >>> 0) * rated) / 4294967296);
    for (const town of towns) {
      const scores = town.scores(month - 1);
      for (let i = 0; i < town.size; i++) if (scores[i] >= 0 && left-- === 0) return number(town, i);
    }
    return -1;
  }),

  median: atTheEnd(({ towns, month, histogram }) => {
    const median = medianOf(histogram);
    const nearest = new Most(Number.NEGATIVE_INFINITY);
    for (const town of towns) {
      const scores = town.scores(month - 1);
      for (let i = 0; i < town.size; i++)
        if (scores[i] >= 0) nearest.see(number(town, i), -Math.abs(scores[i] - median));
    }
    return nearest.resident;
  }),

  // Holds four bytes for each resident while it looks: the highest score so far.
  "biggest-fall": ({ residents }) => {
    const highest = new Int16Array(residents).fill(-1);
    const most = new Most();
    return {
      look: ({ towns, month }) => {
        for (const town of towns) {
          const scores = town.scores(month - 1);
          const first = number(town, 0);
          for (let i = 0; i < town.size; i++) {
            const score = scores[i];
            if (score < 0) continue;
            if (score > highest[first + i]) highest[first + i] = score;
            else most.see(first + i, highest[first + i] - score);
          }
        }
      },
      found: () => most.resident,
    };
  },

  "falsely-accused": () => {
    const most = new Most();
    return {
      look: ({ towns, month }) => {
        for (const town of towns) {
          const { wrong } = town.columns;
          const scores = town.scores(month - 1);
          for (let i = 0; i < town.size; i++) if (wrong[i] < 0 && scores[i] >= 0) most.see(number(town, i), -wrong[i]);
        }
      },
      found: () => most.resident,
    };
  },

  "by-association": (asked) => {
    const doors = doorsOf(asked.scenario).filter(({ values }) => values.below > 0);
    const base = (asked.scenario.settings["score.scale"].base as number) * POINT;
    const most = new Most();
    return {
      look: ({ towns, month, plan }) => {
        const now = doorsIn(doors, asked.scenario, month - 1);
        const highest = Math.max(0, ...now.map((d) => d.values.below)) * POINT;
        const standing = standingOf(asked, plan.scene.income.quintile);
        for (const town of towns) {
          const { own, wrong } = town.columns;
          const scores = town.scores(month - 1);
          for (let i = 0; i < town.size; i++) {
            if (scores[i] < 0 || scores[i] >= highest) continue;
            const through = scores[i] - Math.round(base) - own[i] - wrong[i] - standing(town, i);
            if (through < 0 && opens(now, scores[i], through)) most.see(number(town, i), -through);
          }
        }
      },
      found: () => most.resident,
    };
  },
};

/** Does the score close something, and would it close nothing without what comes through others? */
const opens = (doors: readonly Door[], score: number, through: number): boolean =>
  closedBy(doors, score).length > 0 && closedBy(doors, score - through).length === 0;

/** What a resident's means and schooling bring, in 1/16 points. */
function standingOf({ scenario }: Asked, quintileOf: Uint8Array): (town: Town, i: number) => number {
  const values = scenario.settings["score.standing"] as unknown as {
    on: boolean;
    ability: number[];
    identity: number[];
  };
  if (!values.on) return () => 0;
  return (town, i) => {
    const { income, hardship, traits } = town.columns;
    const fifth = quintileOf[currentIncome(income[i], hardship[i])];
    return Math.round((values.ability[fifth] + values.identity[educationOf(traits[i])]) * POINT);
  };
}
