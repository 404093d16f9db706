/** Loops of src/response/. */

// @ts-ignore: decorator
@inline
function wornOff(level: v128, share: v128, atLeast: v128): v128 {
  const off = i32x4.shr_u(i32x4.add(i32x4.mul(level, share), i32x4.splat(32768)), 16);
  const none = v128.and(i32x4.eq(off, i32x4.splat(0)), i32x4.gt_s(level, i32x4.splat(0)));
  return i32x4.sub(level, i32x4.sub(off, v128.and(none, atLeast)));
}

// @ts-ignore: decorator
@inline
function bytes(at: usize): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(at)));
}

// @ts-ignore: decorator
@inline
function put(at: usize, level: v128): void {
  const narrow = i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(level, level), i16x8.splat(0));
  store<u32>(at, i32x4.extract_lane(narrow, 0));
}

/** `learn` of src/response/compliance.ts. Columns have room for whole runs of four. */
export function caution(
  caution: usize,
  felt: usize,
  low: usize,
  status: usize,
  size: i32,
  perPoint: i32,
  perFriend: i32,
  wear: i32,
  learns: i32,
): void {
  const share = i32x4.splat(wear);
  const atLeast = i32x4.splat(wear === 0 ? 0 : -1);
  const bits = i32x4.splat(learns);
  const per = i32x4.splat(perPoint);
  const friend = i32x4.splat(perFriend);
  const zero = i32x4.splat(0);
  const top = i32x4.splat(255);
  for (let i = 0; i < size; i += 4) {
    if ((load<u32>(caution + i) | load<u32>(felt + i) | load<u32>(low + i)) === 0) continue;
    const level = wornOff(bytes(caution + i), share, atLeast);
    const is = i32x4.eq(v128.and(bytes(status + i), bits), bits);
    const more = i32x4.add(
      i32x4.shr_s(i32x4.mul(bytes(felt + i), per), 8),
      i32x4.mul(bytes(low + i), friend),
    );
    put(caution + i, i32x4.min_s(i32x4.max_s(i32x4.add(level, v128.and(more, is)), zero), top));
  }
}

/** `learn` of src/response/self-censorship.ts. */
export function chill(
  chill: usize,
  struck: usize,
  status: usize,
  size: i32,
  settles: i32,
  ambient: i32,
  each: i32,
  wear: i32,
  learns: i32,
): void {
  const share = i32x4.splat(wear);
  const atLeast = i32x4.splat(wear === 0 ? 0 : -1);
  const bits = i32x4.splat(learns);
  const floor = i32x4.splat(ambient);
  const per = i32x4.splat(each);
  const always = i32x4.splat(settles !== 0 ? -1 : 0);
  const top = i32x4.splat(255);
  for (let i = 0; i < size; i += 4) {
    if (settles === 0 && (load<u32>(chill + i) | load<u32>(struck + i)) === 0) continue;
    const before = bytes(chill + i);
    const hit = bytes(struck + i);
    const worn = wornOff(before, share, atLeast);
    const is = i32x4.eq(v128.and(bytes(status + i), bits), bits);
    const sustained = v128.bitselect(floor, before, v128.or(always, i32x4.ge_s(before, floor)));
    const learned = i32x4.min_s(i32x4.add(i32x4.max_s(worn, sustained), i32x4.mul(hit, per)), top);
    const level = v128.bitselect(learned, worn, is);
    // Nothing happens to whom nothing was done and who has learned nothing, except when ambient chill is settled.
    const moves = v128.or(always, i32x4.ne(v128.or(before, hit), i32x4.splat(0)));
    put(chill + i, v128.bitselect(level, before, moves));
  }
}

/** `seek` of src/response/point-seeking.ts; who seeks goes to `out`. */
export function seek(
  score: usize,
  status: usize,
  flags: usize,
  near: usize,
  size: i32,
  aware: i32,
  seeking: i32,
  out: usize,
): i32 {
  let n = 0;
  for (let i = 0; i < size; i++) {
    const is =
      i32(load<u8>(near + ((<i32>load<i16>(score + (i << 1)) >> 4) + 1)) !== 0) &
      i32((<i32>load<u8>(status + i) & aware) !== 0);
    const flag = <i32>load<u8>(flags + i);
    store<u8>(flags + i, (flag & ~seeking) | (seeking & (0 - is)));
    store<u16>(out + (n << 1), i);
    n += is;
  }
  return n;
}

