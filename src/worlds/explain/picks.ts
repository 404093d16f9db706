/** Ways to pick a resident of a world, and who is picked. Of equals, the first by number. */
export const PICKS = {
  random: "rated in the last month asked for (one of these is drawn)",
  median: "nearest the median score in the last month asked for",
  "biggest-fall": "the one whose score fell most, from one month to a later one",
  "falsely-accused": "the one from whom false records took most points, as they stood in some month",
  "by-association":
    "one to whom the score closed something, and would have closed nothing without ties and household (who lost most through them)",
} as const;
export type Pick = keyof typeof PICKS;
