/** The part of sobol (1.1.4, untyped) that is used. */
declare module "sobol" {
  export class SobolSequenceGenerator {
    constructor(dimensions: number);
    nextVector(): number[];
  }
}
