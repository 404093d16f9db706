/**
 * The loops over a town's records. They lie field by field in one block (src/month/records.ts), so each loop is given where the block
 * begins and for how many records it has room.
 */

// @ts-ignore: decorator
@inline
function subjects(records: usize, room: usize): usize {
  return records + 4 * room;
}
// @ts-ignore: decorator
@inline
function pointsOf(records: usize, room: usize): usize {
  return records + 6 * room;
}
// @ts-ignore: decorator
@inline
function acts(records: usize, room: usize): usize {
  return records + 8 * room;
}
// @ts-ignore: decorator
@inline
function truths(records: usize, room: usize): usize {
  return records + 10 * room;
}

/**
 * What filed records cost or bring, in src/score/rule-book.ts. `regions` has the region of each neighbourhood, `points` a table by region,
 * act and repetition. Points lost and gained are added up by cell.
 */
export function book(
  filed: usize,
  room: usize,
  count: i32,
  status: usize,
  flags: usize,
  own: usize,
  wrong: usize,
  felt: usize,
  cell: usize,
  rated: u32,
  regions: usize,
  points: usize,
  limit: i32,
  lost: usize,
  gained: usize,
): void {
  const subject = subjects(filed, room);
  const act = acts(filed, room);
  const truth = truths(filed, room);
  const moved = pointsOf(filed, room);
  for (let n = 0; n < count; n++) {
    const i = <usize>load<u16>(subject + (n << 1));
    if ((<u32>load<u8>(status + i) & rated) === 0) continue;
    const flag = <u32>load<u8>(flags + i);
    const row = <i32>load<u16>(regions + ((i >>> 12) << 1)) * 192 + <i32>load<u8>(act + n) * 3;
    const cost = <i32>load<i16>(points + ((row + <i32>min<u32>(flag >>> 5, 2)) << 1));
    if (cost === 0) continue;
    const sum = (load<u8>(truth + n) === 0 ? own : wrong) + (i << 1);
    const before = <i32>load<i16>(sum);
    const after = max(min(before + cost, limit), -limit);
    store<i16>(sum, after);
    store<i16>(moved + (n << 1), after - before);
    const at = <usize>load<u16>(cell + (i << 1)) << 3;
    if (cost < 0) {
      store<f64>(lost + at, load<f64>(lost + at) - <f64>cost);
      store<u8>(flags + i, flag < 224 ? flag + 32 : flag);
      store<u8>(felt + i, min(<i32>load<u8>(felt + i) + (-cost >> 4), 255));
    } else store<f64>(gained + at, load<f64>(gained + at) + <f64>cost);
  }
}

/** One offence on file less for all who have any. */
export function forgetOne(flags: usize, size: i32): void {
  const one = i8x16.splat(32);
  let i = 0;
  for (; i + 16 <= size; i += 16) {
    const f = v128.load(flags + i);
    v128.store(flags + i, i8x16.sub(f, v128.and(i8x16.ge_u(f, one), one)));
  }
  for (; i < size; i++) {
    const f = <u32>load<u8>(flags + i);
    store<u8>(flags + i, f < 32 ? f : f - 32);
  }
}
