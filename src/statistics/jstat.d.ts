/** The part of jstat (1.9.6, untyped) that is used. */
declare module "jstat" {
  interface Distribution1 {
    pdf(x: number, dof: number): number;
    cdf(x: number, dof: number): number;
    inv(p: number, dof: number): number;
  }
  interface Distribution2 {
    pdf(x: number, a: number, b: number): number;
    cdf(x: number, a: number, b: number): number;
    inv(p: number, a: number, b: number): number;
  }
  const jstat: {
    studentt: Distribution1;
    normal: Distribution2;
    noncentralt: Omit<Distribution2, "inv">;
  };
  export default jstat;
}
