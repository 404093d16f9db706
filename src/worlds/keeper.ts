import type { Checkpoints, Restored, Spent } from "../engine/checkpoint.js";
import type { Ending, World } from "../engine/world.js";
import { reasonOf } from "./stopped.js";

/** Keeps checkpoints of one world, and knows how many of its months are safe. A checkpoint that cannot be written ends no run. */
export class Keeper {
  /** Months that the newest checkpoint holds. */
  kept = 0;

  constructor(
    private readonly checkpoints: Checkpoints | null,
    private readonly world: World,
    private readonly note: (sentence: string) => void,
  ) {}

  /** Reads the newest checkpoint into the world, where there is one. */
  restore(): Restored | null {
    const file = this.checkpoints?.newest() ?? null;
    if (this.checkpoints === null || file === null) return null;
    const restored = this.checkpoints.restore(file, this.world);
    this.kept = this.world.month;
    return restored;
  }

  /** Keeps the world as it stands. With an ending, only what the results need. */
  async keep(spent: Spent, ending: Ending | null = null): Promise<void> {
    const { checkpoints, world } = this;
    if (checkpoints === null || this.kept === world.month) return;
    try {
      checkpoints.save(world, ending === null ? await world.registries() : [], spent, ending);
      this.kept = world.month;
    } catch (error) {
      const resumes = this.kept === 0 ? "begins again" : `resumes after month ${this.kept}`;
      this.note(
        `The checkpoint after month ${world.month} could not be written: ${reasonOf(error)}. ` +
          `The run goes on; if it is stopped now, it ${resumes}.`,
      );
    }
  }

  /** The run is complete. */
  clear(): void {
    this.checkpoints?.clear();
  }
}
