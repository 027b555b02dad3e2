/** A recogniser that says what the test puts into `window.script`, each in its turn, or fails as it says. */
export const standInRecogniser = () => {
  window.starts = 0;
  window.webkitSpeechRecognition = window.SpeechRecognition = class {
    start() {
      window.starts += 1;
      window.wasSpeaking ||= window.isSpeaking ?? false;
      const { problem, interim, final } = (Array.isArray(window.script) ? window.script.shift() : window.script) ?? {};
      setTimeout(() => {
        if (problem === 'not-allowed') {
          this.onerror?.({ error: problem });
          this.onend?.();
          return;
        }
        this.onstart?.();
        if (problem) this.onerror?.({ error: problem });
        const result = (transcript, isFinal) => Object.assign([{ transcript }], { isFinal });
        if (interim) this.onresult?.({ results: [result(interim, false)] });
        if (final) setTimeout(() => this.onresult?.({ results: [result(final, true)] }), 30);
        if (problem || final || !interim) setTimeout(() => this.onend?.(), 60);
      }, 10);
    }
    stop() {
      this.onend?.();
    }
    abort() {
      this.onend?.();
    }
  };
};

export const noRecogniser = () => {
  delete window.SpeechRecognition;
  delete window.webkitSpeechRecognition;
};

/** Voices that write down what they are given to say. */
export const standInVoices = () => {
  window.spoken = [];
  window.languages = [];
  window.rates = [];
  window.isSpeaking = false;
  const voice = (lang, localService) => ({ name: lang, lang, localService, default: false, voiceURI: lang });
  window.voices ??= [voice('en-GB', true), voice('fr-BE', true), voice('fr-FR', false), voice('fr-FR', true)];
  let current = null;
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => window.voices,
      speak: (utterance) => {
        window.spoken.push(utterance.text);
        if (utterance.text)
          window.languages.push(`${utterance.voice?.lang} ${utterance.voice?.localService} ${utterance.rate}`);
        window.isSpeaking = true;
        current = utterance;
        if (window.isDumb) setTimeout(() => utterance.onerror?.({ error: 'synthesis-failed' }), 5);
        else
          setTimeout(() => {
            if (current !== utterance) return;
            window.isSpeaking = false;
            utterance.onend?.();
          }, window.breath ?? 20);
      },
      cancel: () => {
        current = null;
        window.isSpeaking = false;
        window.spoken.push('(silence)');
      },
      addEventListener: () => undefined,
    },
  });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
};

export const noVoices = () => {
  window.voices = [];
};

/** Sound that is played ends at once, and is counted. */
export const countSounds = () => {
  window.sounds = 0;
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...values) {
    window.sounds += 1;
    return start.apply(this, values);
  };
};

export const dictate = 'Dicter un message';
export const readAloud = 'Lire les réponses à voix haute';

/** The sentence of the panel above the text box. */
export const panel = (page) => page.locator('claudia-composer .panel');

export async function sendAtOnce(page, chat) {
  await chat.button('Options').click();
  await chat.button('Envoyer la dictée sans relire').click();
  await page.keyboard.press('Escape');
}
