import { ASKED } from "../draws/decisions.js";
import { key, word } from "../draws/hash.js";
import { drawCode } from "../draws/uniform.js";
import type { Scene } from "../society/scene.js";

/** Which regions run a scheme, for a share of them: they start in an order drawn once. */
export function runningRegions(s: Scene): (share: number) => boolean[] {
  const k = key(s.seed, drawCode(ASKED.region_start), 0, 0);
  const order = s.regions
    .map((_, r) => [word(r, k.a, k.b) >>> 0, r] as const)
    .sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const known = new Map<number, boolean[]>();
  return (share) => {
    const many = Math.round(share * s.regions.length);
    let on = known.get(many);
    if (on === undefined) {
      const first = new Set(order.slice(0, many).map(([, r]) => r));
      on = s.regions.map((_, r) => first.has(r));
      known.set(many, on);
    }
    return on;
  };
}
