/** Round numbers that divide 0 to `top` into three to six parts, the last at or above it. */
export function ticks(low: number, high: number): number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const raw = span / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((f) => f * power).find((s) => s >= raw * 0.999) ?? raw;
  const from = Math.floor(low / step + 1e-9);
  const out: number[] = [];
  for (let k = from; ; k++) {
    out.push(Number((k * step).toPrecision(12)));
    if (k * step >= high - step * 1e-9) return out;
  }
}

/** A path through the months that have a value; a gap where there is none, unless `bridge` joins what is there. */
export function pathThrough(
  values: readonly (number | null)[],
  x: (month: number) => number,
  y: (value: number) => number,
  bridge: boolean,
): string {
  let d = "";
  let pen = "M";
  values.forEach((value, m) => {
    if (value === null) {
      if (!bridge) pen = "M";
      return;
    }
    d += `${pen}${x(m).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = "L";
  });
  return d;
}

/** The outline of a layer between two edges. */
export function areaBetween(
  low: readonly number[],
  high: readonly number[],
  x: (month: number) => number,
  y: (value: number) => number,
): string {
  if (low.length === 0) return "";
  const up = high.map((v, m) => `${x(m).toFixed(1)} ${y(v).toFixed(1)}`);
  const back = low.map((v, m) => `${x(m).toFixed(1)} ${y(v).toFixed(1)}`).reverse();
  return `M${up.join("L")}L${back.join("L")}Z`;
}
