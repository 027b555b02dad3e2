const rate = 16_000;

/** A WAV of so many seconds that is loud enough to pass for a voice; silence before and after. */
export function tone(seconds, { before = 0, after = 0, loudness = 0.3 } = {}) {
  const samples = Int16Array.from({ length: Math.round((before + seconds + after) * rate) }, (_, index) => {
    const time = index / rate - before;
    const isLoud = time >= 0 && time < seconds;
    // A hum that swells and fades like syllables: a browser's noise suppression takes a steady one away.
    return isLoud
      ? 32_767 * loudness * Math.sin(2 * Math.PI * 180 * time) * Math.abs(Math.sin(2 * Math.PI * 4 * time))
      : 0;
  });
  return wav(samples);
}

export function wav(samples) {
  const header = Buffer.alloc(44);
  header.write('RIFF');
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}

/** What a WAV holds: its format, and the loudest sample from 0 to 1. */
export function readWav(bytes) {
  const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + bytes.length));
  return {
    marks: bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12),
    format: bytes.readUInt16LE(20),
    channels: bytes.readUInt16LE(22),
    rate: bytes.readUInt32LE(24),
    bits: bytes.readUInt16LE(34),
    seconds: samples.length / rate,
    peak: samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0) / 32_768,
  };
}
