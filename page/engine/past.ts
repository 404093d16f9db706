/** Bytes that frames of the past may take. */
const ROOM = 1 << 27;

/** The frames of the months lived, newest kept, so that going back costs nothing while there is room for them. */
export class Past {
  private readonly frames = new Map<number, Uint8Array>();
  private readonly most: number;

  constructor(residents: number, months: number) {
    this.most = Math.max(2, Math.min(months + 1, Math.floor(ROOM / Math.max(1, residents))));
  }

  keep(month: number, frame: Uint8Array): void {
    this.frames.set(month, frame.slice());
    if (this.frames.size > this.most) this.frames.delete(this.earliest);
  }

  /** The earliest month there is a frame of. */
  get earliest(): number {
    return this.frames.keys().next().value ?? 0;
  }

  /** A copy of a month's frame; the month must be kept. */
  at(month: number): Uint8Array<ArrayBuffer> {
    const frame = this.frames.get(month);
    if (frame === undefined) throw new Error(`month ${month} is not kept`);
    return new Uint8Array(frame);
  }
}
