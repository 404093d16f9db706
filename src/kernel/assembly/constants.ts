/**
 * Constants of loops that have more of them than there are registers: V8 makes a constant anew in every turn, in three instructions, and reads one from
 * memory in one. Each is a word, which `repeated` reads into all lanes; its name says whether it holds a word, two shorts or four bytes.
 */
export const WORD_1 = memory.data<u32>([1]);
export const WORD_3 = memory.data<u32>([3]);
export const WORD_7 = memory.data<u32>([7]);
export const WORD_32768 = memory.data<u32>([32768]);
export const WORD_65535 = memory.data<u32>([0xffff]);
export const SHORT_1 = memory.data<u32>([0x00010001]);
export const SHORT_15 = memory.data<u32>([0x000f000f]);
export const SHORT_16 = memory.data<u32>([0x00100010]);
export const SHORT_255 = memory.data<u32>([0x00ff00ff]);
export const SHORT_256 = memory.data<u32>([0x01000100]);
export const SHORT_LESS_2 = memory.data<u32>([0xfffefffe]);
export const BYTE_1 = memory.data<u32>([0x01010101]);
export const BYTE_2 = memory.data<u32>([0x02020202]);
export const BYTE_3 = memory.data<u32>([0x03030303]);
export const BYTE_7 = memory.data<u32>([0x07070707]);
export const BYTE_8 = memory.data<u32>([0x08080808]);
export const BYTE_15 = memory.data<u32>([0x0f0f0f0f]);
export const BYTE_16 = memory.data<u32>([0x10101010]);
export const BYTE_31 = memory.data<u32>([0x1f1f1f1f]);
export const BYTE_127 = memory.data<u32>([0x7f7f7f7f]);
export const BYTE_192 = memory.data<u32>([0xc0c0c0c0]);
/** What counts of a resident's first word, and half of one resident counted there (company.ts). */
export const SHOWN = memory.data<u32>([0x1ffffff]);
export const HALF_OF_ONE = memory.data<u32>([1 << 19]);

// @ts-ignore: decorator
@inline
export function repeated(constant: usize): v128 {
  return v128.load32_splat(constant);
}
