// @ts-ignore: decorator
@inline
function byteOf(column: usize, i: usize): i32 {
  return <i32>load<u8>(column + i);
}

// @ts-ignore: decorator
@inline
function shortOf(column: usize, i: usize): i32 {
  return <i32>load<i16>(column + (i << 1));
}

/** What is written of each of the first `n` residents of a list, a row of fifteen words each: `SAMPLED` of src/engine/sample.ts, in its order. `perLoss` are the income levels of a step lost. */
export function sample(
  list: usize,
  n: i32,
  rows: usize,
  perLoss: i32,
  scores: usize,
  own: usize,
  wrong: usize,
  through: usize,
  closed: usize,
  opened: usize,
  status: usize,
  profile: usize,
  income: usize,
  hardship: usize,
  caution: usize,
  chill: usize,
  ties: usize,
  court: usize,
  spell: usize,
): void {
  for (let k = 0; k < n; k++) {
    const i = <usize>load<u16>(list + (k << 1));
    const lost = byteOf(hardship, i);
    store<i32>(rows, shortOf(scores, i));
    store<i32>(rows, shortOf(own, i), 4);
    store<i32>(rows, shortOf(wrong, i), 8);
    store<i32>(rows, shortOf(through, i), 12);
    store<i32>(rows, <i32>load<u16>(closed + (i << 1)), 16);
    store<i32>(rows, <i32>load<u16>(opened + (i << 1)), 20);
    store<i32>(rows, byteOf(status, i), 24);
    store<i32>(rows, <i32>((load<u32>(profile + (i << 2)) >> 8) & 7), 28);
    store<i32>(rows, max(byteOf(income, i) - (lost & 15) * perLoss, 0), 32);
    store<i32>(rows, (lost >> 4) & 3, 36);
    store<i32>(rows, byteOf(caution, i), 40);
    store<i32>(rows, byteOf(chill, i), 44);
    store<i32>(rows, byteOf(ties, i), 48);
    store<i32>(rows, byteOf(court, i), 52);
    store<i32>(rows, byteOf(spell, i), 56);
    rows += 60;
  }
}
