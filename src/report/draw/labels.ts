/** A label that wants to stand at a height, in pixels from the top. */
export interface Label {
  readonly text: string;
  readonly at: number;
}

/** Moves labels apart so that none covers another, each as near as may be to where it wants to be, within `height`. */
export function apart(labels: readonly Label[], gap: number, height: number): number[] {
  const order = labels.map((_, k) => k).sort((p, q) => labels[p].at - labels[q].at || p - q);
  const placed = labels.map((l) => l.at);
  order.forEach((k, rank) => {
    if (rank > 0) placed[k] = Math.max(placed[k], placed[order[rank - 1]] + gap);
  });
  for (let rank = order.length - 1, lowest = height; rank >= 0; rank--) {
    const k = order[rank];
    placed[k] = Math.min(placed[k], lowest);
    lowest = placed[k] - gap;
  }
  return placed;
}
