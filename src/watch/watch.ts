import type { Beginning, Pass, ValuesOf } from "../month/mechanism.js";
import type { Clock } from "../state/clock.js";
import { cameras } from "./cameras.js";
import type { Channel } from "./channel.js";
import { neighbours } from "./neighbours.js";
import {
  billers,
  courts,
  employers,
  offices,
  payments,
  subscriptions,
  taxOffice,
  transportStaff,
} from "./plain-channels.js";
import { review } from "./review.js";
import { useAll } from "./sensor.js";

/** Every way an act may come to be seen. To add one, write its file and name it here. */
export const channels: readonly Channel[] = [
  cameras,
  payments,
  billers,
  courts,
  taxOffice,
  review,
  subscriptions,
  neighbours,
  employers,
  transportStaff,
  offices,
] as readonly unknown[] as readonly Channel[];

/** The step `watch`: what is seen of what was done, and what is seen though nobody did it. */
export function watch(valuesOf: (channel: Channel) => ValuesOf<Channel> | null, s: Beginning): (clock: Clock) => Pass {
  const on = channels.flatMap((c) => {
    const values = valuesOf(c);
    return values === null ? [] : [c.sensors(values, s)];
  });
  return (clock) =>
    useAll(
      on.flatMap((at) => at(clock)),
      s.seed,
    );
}
