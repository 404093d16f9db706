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

  clear(): void {
    this.length = 0;
  }

  push(subject: number, act: number, channel: number, truth: number): void {
    if (this.length === this.subject.length) this.grow();
    const n = this.length++;
    this.subject[n] = subject;
    this.act[n] = act;
    this.channel[n] = channel;
    this.truth[n] = truth;
  }

  private grow(): void {
    const wider = <A extends Uint8Array | Uint16Array>(old: A): A => {
      const out = new (old.constructor as new (n: number) => A)(old.length * 2);
      out.set(old);
      return out;
    };
    this.subject = wider(this.subject);
    this.act = wider(this.act);
    this.channel = wider(this.channel);
    this.truth = wider(this.truth);
  }
}
