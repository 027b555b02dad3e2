import type { RecognitionProblem } from '../recognizer';
import workletUrl from './capture-worklet.ts?worker&url';

/** Samples a second, whatever the device has. */
export const sampleRate = 16_000;

/** The microphone did not open, or closed by itself. */
export class MicrophoneProblem extends Error {
  readonly problem: RecognitionProblem;

  constructor(problem: RecognitionProblem) {
    super(problem);
    this.problem = problem;
  }
}

export interface Microphone {
  /** Closes at once: the browser's sign that it listens goes out. */
  close(): void;
}

const wishes: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/** Opens it, and hands over blocks of 128 samples (8 ms) until it is closed; rejects with a MicrophoneProblem. */
export async function openMicrophone(
  onBlock: (block: Float32Array) => void,
  onLost: () => void,
  signal: AbortSignal,
): Promise<Microphone> {
  const stream = await ask();
  let context: AudioContext | null = null;
  let node: AudioWorkletNode | null = null;
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop();
    if (node) node.port.onmessage = null;
    if (context && context.state !== 'closed') void context.close();
  };
  signal.addEventListener('abort', close);
  try {
    const source = toSource(stream);
    context = source.context as AudioContext;
    await context.audioWorklet.addModule(workletUrl);
    if (signal.aborted) throw new MicrophoneProblem('unavailable');
    node = new AudioWorkletNode(context, 'claudia-capture', { numberOfOutputs: 1, channelCount: 1 });
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => onBlock(data);
    source.connect(node);
    node.connect(context.destination); // it gives no sound; what leads nowhere is not run
    if (context.state === 'suspended') await context.resume();
    stream.getTracks()[0]?.addEventListener('ended', onLost);
    return { close };
  } catch (failure) {
    close();
    throw failure instanceof MicrophoneProblem ? failure : new MicrophoneProblem('unavailable');
  }
}

async function ask(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: wishes });
  } catch (failure) {
    const name = failure instanceof DOMException ? failure.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') throw new MicrophoneProblem('refused');
    throw new MicrophoneProblem(name === 'NotReadableError' || name === 'AbortError' ? 'busyDevice' : 'noDevice');
  }
}

/** Some browsers refuse a stream of another rate than the context's: there the worklet does the conversion. */
function toSource(stream: MediaStream): MediaStreamAudioSourceNode {
  const context = new AudioContext({ sampleRate });
  try {
    return context.createMediaStreamSource(stream);
  } catch {
    void context.close();
    return new AudioContext().createMediaStreamSource(stream);
  }
}
