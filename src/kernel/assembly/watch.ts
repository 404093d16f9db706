import { key, word, words } from "./draws";
import { put, ROOM, RUN, SUBJECTS, ACTS, CHANNELS, LATES, POINTS, TRUTHS } from "./records";
import { sifted } from "./scan";

/** The sensors of src/watch, which say in words what they need: kinds are those of sensor.ts. */
const TAKE: u32 = 0;
const FILM: u32 = 1;
const INVENT: u32 = 2;
const GHOSTS: u32 = 3;
const STRIKE: u32 = 5;
/** Bytes of a sensor. */
const SENSOR = 160;

/** How a record stands to what happened: src/month/records.ts. */
const TRUE = 0;
const WRONG_PERSON = 1;
const NOBODY = 2;

/** Bit of the `status` column. */
const ADULT = 1;
/** Residents of a neighbourhood. */
const HOOD = 4096;
/** Residents who share one draw about what nobody did. */
const BLOCK = 256;

/** What hangs on the town and the month: the same for all sensors of a pass. */
let seed = 0;
let month = 0;
let town = 0;
let size = 0;
let lists: usize = 0;
let counts: usize = 0;
let traits: usize = 0;
let status: usize = 0;
let profile: usize = 0;
let packs: usize = 0;
let records: usize = 0;
/** Four keys. */
let keys: usize = 0;

// @ts-ignore: decorator
@inline
function said(sensor: usize, n: usize): u32 {
  return load<u32>(sensor + (n << 2));
}

/** Works out the key of the decision that a word of a sensor names. */
// @ts-ignore: decorator
@inline
function find(which: usize, sensor: usize, n: usize): void {
  key(seed, said(sensor, n), month, town, keys + (which << 3));
}

// @ts-ignore: decorator
@inline
function a(which: usize): i32 {
  return load<i32>(keys + (which << 3));
}

// @ts-ignore: decorator
@inline
function b(which: usize): i32 {
  return load<i32>(keys + (which << 3), 4);
}

/** `useAll` of src/watch/sensor.ts: gives how many sensors were used, and leaves how many records were made behind the four keys. */
export function watch(
  sensors: usize,
  count: i32,
  ofSeed: i32,
  ofMonth: i32,
  ofTown: i32,
  ofSize: i32,
  ofLists: usize,
  ofCounts: usize,
  ofTraits: usize,
  ofStatus: usize,
  ofProfile: usize,
  struck: usize,
  packing: usize,
  ofRecords: usize,
  own: usize,
): i32 {
  seed = ofSeed;
  month = ofMonth;
  town = ofTown;
  size = ofSize;
  lists = ofLists;
  counts = ofCounts;
  traits = ofTraits;
  status = ofStatus;
  profile = ofProfile;
  packs = packing;
  records = ofRecords;
  keys = own;
  let n = 0;
  let used = 0;
  for (; used < count; used++) {
    const sensor = sensors + <usize>(used * SENSOR);
    const kind = said(sensor, 0);
    if (kind === STRIKE) {
      strike(n, said(sensor, 1), said(sensor, 2), struck);
      continue;
    }
    const act = said(sensor, 1);
    const most = kind <= FILM ? load<i32>(counts + (act << 2)) : (size + BLOCK - 1) / BLOCK;
    if (most === 0) continue;
    if (n + most + RUN > <i32>ROOM) break;
    if (kind === TAKE) n = take(sensor, load<i32>(lists + (act << 2)), most, n);
    else if (kind === FILM) n = film(sensor, load<i32>(lists + (act << 2)), most, n);
    else n = ascribe(kind, sensor, most, n);
  }
  store<i32>(keys, n, 32);
  return used;
}

/** `someoneElse` of sighting.ts, in a town of two or more. */
// @ts-ignore: decorator
@inline
function someoneElse(i: i32, drawn: u32): i32 {
  const j = <i32>((<u64>drawn * <u64>(size - 1)) >>> 32);
  return j >= i ? j + 1 : j;
}

/** `take` of sighting.ts: adds records of those on a list from place n on, and gives how many there are then. */
function take(sensor: usize, list: usize, count: i32, n: i32): i32 {
  const act = said(sensor, 2);
  const channel = said(sensor, 3);
  const truth = said(sensor, 4);
  const wrong = said(sensor, 8);
  find(0, sensor, 5);
  const subject = records + SUBJECTS + (n << 1);
  const taken = sifted(list, count, a(0), b(0), said(sensor, 6), packs, subject);
  if (taken === 0) return n;
  const actor = records + (n << 2);
  const points = records + POINTS + (n << 1);
  const act8 = records + ACTS + n;
  const channel8 = records + CHANNELS + n;
  const truth8 = records + TRUTHS + n;
  const late8 = records + LATES + n;
  const bytes: u64 = 0x0101010101010101;
  const unknown = i32x4.splat(truth === TRUE ? 0 : -1);
  if (wrong !== 0) find(1, sensor, 7);
  const otherA = a(1);
  const otherB = b(1);
  const ka = i32x4.splat(otherA);
  const kb = i32x4.splat(otherB);
  const limit = i32x4.splat(wrong);
  let c = 0;
  do {
    const eight = v128.load(subject + (c << 1));
    const low = i32x4.extend_low_i16x8_u(eight);
    const high = i32x4.extend_high_i16x8_u(eight);
    v128.store(actor + (c << 2), v128.or(low, unknown));
    v128.store(actor + (c << 2), v128.or(high, unknown), 16);
    v128.store(points + (c << 1), i16x8.splat(0));
    store<u64>(act8 + c, <u64>act * bytes);
    store<u64>(channel8 + c, <u64>channel * bytes);
    store<u64>(truth8 + c, <u64>truth * bytes);
    store<u64>(late8 + c, 0);
    if (wrong !== 0) {
      let mistaken =
        i32x4.bitmask(i32x4.lt_u(words(low, ka, kb), limit)) |
        (i32x4.bitmask(i32x4.lt_u(words(high, ka, kb), limit)) << 4);
      while (mistaken !== 0) {
        const at = c + ctz(mistaken);
        mistaken &= mistaken - 1;
        if (at >= taken) break;
        const i = <i32>load<u16>(subject + (at << 1));
        store<u16>(subject + (at << 1), someoneElse(i, word(i + 65536, otherA, otherB)));
        store<u8>(truth8 + at, WRONG_PERSON);
      }
    }
    c += 8;
  } while (c < taken);
  return n + taken;
}

/** `film` of cameras.ts, likewise. Its words: act, channel, the decisions seen, named, false match and target, then chances. */
function film(sensor: usize, list: usize, count: i32, n: i32): i32 {
  const act = said(sensor, 1);
  const channel = said(sensor, 2);
  for (let k: usize = 0; k < 4; k++) find(k, sensor, 3 + k);
  const seenA = a(0);
  const seenB = b(0);
  const namedA = a(1);
  const namedB = b(1);
  const matchA = a(2);
  const matchB = b(2);
  const missed = said(sensor, 8);
  const places = sensor + 36;
  const hit = sensor + 44;
  const accept = sensor + 60;
  // Those who pass anywhere lie where their records will, ahead of what is written.
  const passed = records + SUBJECTS + (n << 1);
  const most = sifted(list, count, seenA, seenB, said(sensor, 7), packs, passed);
  for (let c = 0; c < most; c++) {
    const i = <i32>load<u16>(passed + (c << 1));
    const face = faceOf(load<u32>(traits + (i << 2)));
    const urban = (load<u32>(profile + (i << 2)) >>> 12) & 1;
    const caught = i32(word(i, seenA, seenB) < load<u32>(places + (urban << 2)));
    const named = i32(word(i, namedA, namedB) < load<u32>(hit + (face << 2)));
    const matched = i32(word(i, matchA, matchB) < missed);
    put(records, n, i, act, channel, TRUE, i);
    n += caught & named;
    if ((caught & matched & (named ^ 1)) === 0) continue;
    const j = lookAlike(i, accept);
    if (j < 0) continue;
    put(records, n, j, act, channel, WRONG_PERSON, i);
    n++;
  }
  return n;
}

// @ts-ignore: decorator
@inline
function faceOf(traits: u32): u32 {
  return 1 - ((traits >>> 11) & 1) + 2 * ((traits >>> 12) & 1);
}

/** `lookAlike` of cameras.ts. */
function lookAlike(i: i32, accept: usize): i32 {
  for (let attempt = 1; attempt <= 4; attempt++) {
    const j = someoneElse(i, word(i + 131072 * attempt, a(3), b(3)));
    const face = faceOf(load<u32>(traits + (j << 2)));
    if (word(i + 131072 * attempt + 65536, a(3), b(3)) < load<u32>(accept + (face << 2))) return j;
  }
  return -1;
}

/** `eachPhantom` of phantoms.ts, and what its three users do with whom it visits. Their words: channel, decision, chance, which act, and their own. */
function ascribe(kind: u32, sensor: usize, blocks: i32, n: i32): i32 {
  const channel = said(sensor, 1);
  find(0, sensor, 2);
  find(1, sensor, 4);
  if (kind !== INVENT) find(2, sensor, 5);
  const ka = i32x4.splat(a(0));
  const kb = i32x4.splat(b(0));
  const limit = i32x4.splat(said(sensor, 3));
  let at = i32x4(0, 1, 2, 3);
  for (let first = 0; first < blocks; first += 4) {
    let bits = i32x4.bitmask(i32x4.lt_u(words(at, ka, kb), limit));
    at = i32x4.add(at, i32x4.splat(4));
    for (; bits !== 0; bits &= bits - 1) {
      const block = first + ctz(bits);
      const i = block * BLOCK + <i32>(word(block, a(1), b(1)) >>> 24);
      if (i >= size) continue;
      const u = word(block + 65536, a(1), b(1));
      const is = <u32>load<u8>(status + i);
      if (kind === INVENT) {
        const need = said(sensor, 6);
        if ((is & need) !== need) continue;
        const act = said(sensor, 8 + <usize>((<u64>u * <u64>said(sensor, 7)) >>> 32));
        put(records, n, i, act, channel, NOBODY, -1);
        n++;
      } else if ((is & ADULT) !== 0) {
        if (kind === GHOSTS) {
          const chance = said(sensor, 8 + faceOf(load<u32>(traits + (i << 2))));
          put(records, n, i, said(sensor, 6 + (u & 1)), channel, NOBODY, -1);
          n += i32(word(i, a(2), b(2)) < chance);
        } else {
          const j = neighbour(i, said(sensor, 6));
          if (j < 0) continue;
          put(records, n, j, said(sensor, 7 + (u & 3)), channel, NOBODY, i);
          n++;
        }
      }
    }
  }
  return n;
}

/** `neighbourOf` of neighbours.ts. */
function neighbour(i: i32, ordinary: u32): i32 {
  const start = i & ~(HOOD - 1);
  const here = <u64>min(HOOD, size - start);
  for (let attempt = 1; attempt <= 8; attempt++) {
    const j = start + <i32>((<u64>word(i + attempt * 131072, a(2), b(2)) * here) >>> 32);
    if (j === i || (load<u8>(status + j) & ADULT) === 0) continue;
    const standsOut = ((load<u32>(traits + (j << 2)) >>> 12) & 3) !== 0;
    if (standsOut || word(i + attempt * 131072 + 65536, a(2), b(2)) < ordinary) return j;
  }
  return -1;
}

/** `strike` of review.ts: of the last n records, those of one channel but one act. */
function strike(n: i32, channel: u32, but: u32, struck: usize): void {
  while (--n >= 0 && <u32>load<u8>(records + n, CHANNELS) === channel) {
    const at = struck + load<u16>(records + (n << 1), SUBJECTS);
    const pieces = <u32>load<u8>(at);
    store<u8>(at, pieces + (i32(pieces < 255) & i32(load<u8>(records + n, ACTS) !== but)));
  }
}
