/**
 * A fingerprint of whole numbers: four 32-bit lanes, each a multiply-xorshift chain with its own constant. It tells worlds
 * apart; it is no protection against someone who wants two worlds to look alike.
 */
export class Digest {
  private a = 0x243f6a88;
  private b = 0x85a308d3;
  private c = 0x13198a2e;
  private d = 0x03707344;

  word(x: number): void {
    this.a = Math.imul(this.a ^ x, 0x9e3779b1);
    this.a ^= this.a >>> 15;
    this.b = Math.imul(this.b ^ this.a, 0x85ebca6b);
    this.b ^= this.b >>> 13;
    this.c = Math.imul((this.c + x) | 0, 0xc2b2ae35) ^ this.b;
    this.d = (Math.imul(this.d, 0x27d4eb2f) + this.c) | 0;
  }

  words(list: Int32Array | Uint32Array): void {
    for (let n = 0; n < list.length; n++) this.word(list[n] | 0);
    this.word(list.length);
  }

  /** The bytes of a view, four at a time (its length a multiple of four). */
  bytes(view: ArrayBufferView): void {
    this.words(new Int32Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength >> 2));
  }

  text(s: string): void {
    for (let n = 0; n < s.length; n++) this.word(s.charCodeAt(n));
    this.word(s.length);
  }

  /** 32 hexadecimal digits. */
  hex(): string {
    for (let round = 0; round < 4; round++) this.word(round);
    return [this.a, this.b, this.c, this.d].map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
  }
}
