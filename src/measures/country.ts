/** A count in a world of so many residents, scaled to a country: value × country's people ÷ residents. Null stays null. */
export const toCountry = (value: number | null, residents: number, countryPopulation: number): number | null =>
  value === null || residents <= 0 ? null : (value * countryPopulation) / residents;
