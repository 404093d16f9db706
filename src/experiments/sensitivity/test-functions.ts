/** A function whose sensitivity indices are known exactly, on the unit cube. */
export interface TestFunction {
  readonly factors: number;
  of(x: ArrayLike<number>): number;
}

const A = 7;
const B = 0.1;

/** Ishigami and Homma (1990) with a = 7 and b = 0.1: y = sin x₁ + a sin² x₂ + b x₃⁴ sin x₁, each x uniform on (−π, π). */
export const ISHIGAMI: TestFunction = {
  factors: 3,
  of(u) {
    const x = (k: number): number => -Math.PI + 2 * Math.PI * u[k];
    return Math.sin(x(0)) + A * Math.sin(x(1)) ** 2 + B * x(2) ** 4 * Math.sin(x(0));
  },
};

const V1 = 0.5 * (1 + (B * Math.PI ** 4) / 5) ** 2;
const V2 = A ** 2 / 8;
const V13 = (8 * B ** 2 * Math.PI ** 8) / 225;
const V = V1 + V2 + V13;

/** Its variance and Sobol indices, in closed form. */
export const ISHIGAMI_EXACT = {
  variance: V,
  first: [V1 / V, V2 / V, 0],
  total: [(V1 + V13) / V, V2 / V, V13 / V],
  /** Pairs (1, 2), (1, 3), (2, 3). */
  second: [0, V13 / V, 0],
} as const;
