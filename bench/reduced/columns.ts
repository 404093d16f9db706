import { DECISIONS } from "../../src/draws/decisions.js";
import { key, word } from "../../src/draws/hash.js";
import { drawCode, pick } from "../../src/draws/uniform.js";
import { POINT, TOWN } from "../../src/state/columns.js";
import {
  BASE,
  CHANCES,
  type Counted,
  DECAY,
  HIGHEST,
  KEYS,
  LINE,
  LOWEST,
  MOST,
  POINTS,
  SEEN,
  WEIGHT,
  WRONG,
} from "./rules.js";
import type { Society } from "./society.js";

const ALL = 4294967296;

/** The reduced month as a plain loop over typed arrays: every draw keyed, one hash for each resident and act. */
export function columns(s: Society, seed: number): (month: number) => Counted {
  const { size, band, care, prosocial, fifth, male, urban, friends } = s;
  let score = new Int16Array(size).fill(BASE * POINT);
  let last = new Int16Array(size).fill(BASE * POINT);
  const points = new Int32Array(size);
  return (month) => {
    const counted = { acts: 0, sanctioned: 0 };
    for (let i = 0; i < size; i++) points[i] -= Math.round(points[i] * DECAY);
    for (let first = 0; first < size; first += TOWN) {
      const town = first / TOWN;
      const end = Math.min(first + TOWN, size);
      CHANCES.forEach((chance, a) => {
        const act = DECISIONS[KEYS[a]];
        const does = key(seed, drawCode(act), month, town);
        const seen = key(seed, drawCode(DECISIONS.biller_seen, act), month, town);
        const wrong = key(seed, drawCode(DECISIONS.biller_target, act), month, town);
        const cost = POINTS[a] * POINT;
        for (let i = first; i < end; i++) {
          if (band[i] === 0) continue;
          const p =
            chance.rate *
            chance.care[care[i]] *
            chance.prosocial[prosocial[i]] *
            chance.age[band[i]] *
            chance.income[fifth[i]] *
            chance.sex[male[i]] *
            chance.place[urban[i]];
          const place = i - first;
          if (word(place, does.a, does.b) >>> 0 >= p * ALL) continue;
          counted.acts++;
          if (word(place, seen.a, seen.b) >>> 0 >= SEEN[a] * ALL) continue;
          let named = i;
          if (word(place, wrong.a, wrong.b) >>> 0 < WRONG * ALL)
            named = first + pick(word(place + TOWN, wrong.a, wrong.b), end - first);
          points[named] += cost;
        }
      });
    }
    [score, last] = [last, score];
    for (let i = 0; i < size; i++) {
      if (band[i] === 0) continue;
      let sum = 0;
      let n = 0;
      for (let slot = i * 8; slot < i * 8 + 8; slot++) {
        const j = friends[slot];
        if (j < 0 || band[j] === 0) continue;
        sum += last[j] - BASE * POINT;
        n++;
      }
      const pull = n === 0 ? 0 : Math.trunc((sum * WEIGHT) / n);
      const held = Math.max(-MOST * POINT, Math.min(MOST * POINT, pull));
      const now = Math.max(LOWEST * POINT, Math.min(HIGHEST * POINT, BASE * POINT + points[i] + held));
      score[i] = now;
      if (now < LINE * POINT) counted.sanctioned++;
    }
    return counted;
  };
}
