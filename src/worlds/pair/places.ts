import { currentIncome, groupsOfPlaces, placesOf } from "../../life/presence.js";
import { BAND_OF_AGE, CELLS, cellOf } from "../../society/groups.js";
import type { Scene } from "../../society/scene.js";
import { type Clock, clockAt } from "../../state/clock.js";
import { HOOD } from "../../state/columns.js";
import type { Town } from "../../state/town.js";
import { ageIn } from "../../state/traits.js";

/**
 * Where residents are counted in a month, for whoever looks at a town from outside: by kind of place in the town (region, urban or
 * rural) and cell of groups, as the month itself sees it in its first pass. So it has to be asked before the month is lived.
 */
export class Places {
  /** For each town, the eight groups of each place and cell. */
  readonly groups: readonly Uint16Array[];
  private readonly startSeason: number;
  private readonly kindOf: readonly (readonly number[])[];

  constructor(
    private readonly scene: Scene,
    private readonly towns: readonly Town[],
  ) {
    this.startSeason = clockAt(scene.start, 0).season;
    const places = towns.map(({ hoods }) => placesOf(hoods));
    this.groups = places.map(({ kinds }) => groupsOfPlaces(kinds));
    this.kindOf = places.map(({ kindOf }) => kindOf);
  }

  /** Writes the place and cell of each resident of town `t` as they are in the month about to be lived. */
  write(t: number, clock: Clock, into: Uint16Array): void {
    const town = this.towns[t];
    const { traits, income, hardship } = town.columns;
    const { quintile } = this.scene.income;
    for (let i = 0; i < town.size; i++) {
      const w = traits[i];
      const band = BAND_OF_AGE[ageIn(w, clock.index, this.startSeason)];
      const cell = cellOf(w, band, quintile[currentIncome(income[i], hardship[i])]);
      into[i] = this.kindOf[t][Math.floor(i / HOOD)] * CELLS + cell;
    }
  }
}
