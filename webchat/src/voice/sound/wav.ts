/** Mono, 16-bit PCM. */
export function toWav(blocks: readonly Float32Array[], sampleRate: number): Blob {
  const length = blocks.reduce((sum, block) => sum + block.length, 0);
  const view = new DataView(new ArrayBuffer(44 + length * 2));
  const write = (offset: number, text: string): void =>
    Array.from(text).forEach((sign, index) => view.setUint8(offset + index, sign.charCodeAt(0)));
  write(0, 'RIFF');
  view.setUint32(4, 36 + length * 2, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, 'data');
  view.setUint32(40, length * 2, true);
  let offset = 44;
  for (const block of blocks) {
    for (const sample of toPcm(block)) {
      view.setInt16(offset, sample, true);
      offset += 2;
    }
  }
  return new Blob([view], { type: 'audio/wav' });
}

/** From -1..1; louder is cut off. */
export function toPcm(block: Float32Array): Int16Array {
  return Int16Array.from(block, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767));
}
