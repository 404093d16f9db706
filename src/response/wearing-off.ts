/** What a month takes off a learned level (0..255): a share in 1/65,536, to the nearest whole, but at least 1 of what is there. */
export function wornOff(level: number, share: number): number {
  const less = (level * share + 32768) >> 16;
  return less === 0 && level !== 0 && share !== 0 ? 1 : less;
}
