import { TOWN } from "../../src/state/columns.js";
import {
  BASE,
  CHANCES,
  type Chance,
  type Counted,
  DECAY,
  HIGHEST,
  LINE,
  LOWEST,
  MOST,
  POINTS,
  SEEN,
  WEIGHT,
  WRONG,
} from "./rules.js";
import type { Society } from "./society.js";

class Resident {
  score = BASE;
  last = BASE;
  points = 0;
  fresh = 0;
  friends: Resident[] = [];

  constructor(
    readonly number: number,
    readonly band: number,
    readonly care: number,
    readonly prosocial: number,
    readonly fifth: number,
    readonly male: number,
    readonly urban: number,
  ) {}

  get adult(): boolean {
    return this.band > 0;
  }

  chanceOf(act: Chance): number {
    return (
      act.rate *
      act.care[this.care] *
      act.prosocial[this.prosocial] *
      act.age[this.band] *
      act.income[this.fifth] *
      act.sex[this.male] *
      act.place[this.urban]
    );
  }
}

/** The reduced month as it is most often written: an object for each resident, and `Math.random`. */
export function objects(s: Society): (month: number) => Counted {
  const residents = Array.from(
    { length: s.size },
    (_, n) => new Resident(n, s.band[n], s.care[n], s.prosocial[n], s.fifth[n], s.male[n], s.urban[n]),
  );
  residents.forEach((resident, n) => {
    resident.friends = Array.from(s.friends.subarray(n * 8, n * 8 + 8))
      .filter((j) => j >= 0)
      .map((j) => residents[j]);
  });
  return () => {
    const counted = { acts: 0, sanctioned: 0 };
    for (const resident of residents) {
      if (!resident.adult) continue;
      for (let a = 0; a < CHANCES.length; a++) {
        if (Math.random() >= resident.chanceOf(CHANCES[a])) continue;
        counted.acts++;
        if (Math.random() >= SEEN[a]) continue;
        const named = Math.random() < WRONG ? someoneNear(residents, resident) : resident;
        named.fresh += POINTS[a];
      }
    }
    for (const resident of residents) resident.last = resident.score;
    for (const resident of residents) {
      resident.points = resident.points * (1 - DECAY) + resident.fresh;
      resident.fresh = 0;
      if (!resident.adult) continue;
      const rated = resident.friends.filter((friend) => friend.adult);
      const away = rated.reduce((sum, friend) => sum + friend.last - BASE, 0) / (rated.length || 1);
      const pull = Math.max(-MOST, Math.min(MOST, WEIGHT * away));
      resident.score = Math.max(LOWEST, Math.min(HIGHEST, BASE + resident.points + pull));
      if (resident.score < LINE) counted.sanctioned++;
    }
    return counted;
  };
}

function someoneNear(residents: readonly Resident[], resident: Resident): Resident {
  const first = resident.number - (resident.number % TOWN);
  const size = Math.min(TOWN, residents.length - first);
  return residents[first + Math.floor(Math.random() * size)];
}
