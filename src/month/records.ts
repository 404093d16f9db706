/** How a record stands to what happened: true, of the wrong person, of nobody's act, or mixed up at the centre. */
export const TRUE = 0;
export const WRONG_PERSON = 1;
export const NOBODY = 2;
export const MIXED_UP = 3;

/**
 * What a registry believes happened. Lists of one town's records in one month, field by field; they grow as needed and are
 * used again next month.
 */
export class Records {
  length = 0;
  subject = new Uint16Array(1024);
  act = new Uint8Array(1024);
  channel = new Uint8Array(1024);
  truth = new Uint8Array(1024);
  /**
   * Who stands behind it, as a place in the town: of a true record its subject, of a wrong person's who did it, of nobody's act who reported
   * it, of a mixed-up copy whose file it was meant for; −1 where nobody does, or it is not known.
   */
  actor = new Int32Array(1024);
  /** Months it was on its way. */
  late = new Uint8Array(1024);
  /** What it cost or brought its subject, in 1/16 points: 0 until points are given. */
  points = new Int16Array(1024);

  clear(): void {
    this.length = 0;
  }

  push(
    subject: number,
    act: number,
    channel: number,
    truth: number,
    actor = truth === TRUE ? subject : -1,
    late = 0,
  ): void {
    if (this.length === this.subject.length) this.grow();
    const n = this.length++;
    this.subject[n] = subject;
    this.act[n] = act;
    this.channel[n] = channel;
    this.truth[n] = truth;
    this.actor[n] = actor;
    this.late[n] = late;
    this.points[n] = 0;
  }

  /** Keeps the records for which `keep` says so, in their order. */
  sift(keep: (n: number) => boolean): void {
    let kept = 0;
    for (let n = 0; n < this.length; n++) {
      if (!keep(n)) continue;
      if (kept !== n) this.copy(n, kept);
      kept++;
    }
    this.length = kept;
  }

  private copy(from: number, to: number): void {
    for (const field of [this.subject, this.act, this.channel, this.truth, this.actor, this.late, this.points])
      field[to] = field[from];
  }

  /** Takes record `n` out of the list; the others keep their order. */
  drop(n: number): void {
    for (const list of [this.subject, this.act, this.channel, this.truth, this.actor, this.late])
      list.copyWithin(n, n + 1, this.length);
    this.length--;
  }

  private grow(): void {
    const wider = <A extends Uint8Array | Uint16Array | Int16Array | Int32Array>(old: A): A => {
      const out = new (old.constructor as new (n: number) => A)(old.length * 2);
      out.set(old);
      return out;
    };
    this.subject = wider(this.subject);
    this.act = wider(this.act);
    this.channel = wider(this.channel);
    this.truth = wider(this.truth);
    this.actor = wider(this.actor);
    this.late = wider(this.late);
    this.points = wider(this.points);
  }
}
