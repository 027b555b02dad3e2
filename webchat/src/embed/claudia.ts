import { type ChatApi, chatApi } from './api';
import { ClaudiaChat, script } from './claudia-chat';

declare global {
  interface Window {
    ClaudIA?: ChatApi;
  }
}

// Read at once: the browser forgets which script runs as soon as it has run.
const tag = document.currentScript;
if (tag instanceof HTMLScriptElement && !customElements.get('claudia-chat')) {
  script.url = tag.src;
  script.settings = Object.assign({}, tag.dataset);
  customElements.define('claudia-chat', ClaudiaChat);
  window.ClaudIA = chatApi(whenParsed().then(findOrCreate));
}

function whenParsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }));
}

function findOrCreate(): ClaudiaChat {
  const written = document.querySelector('claudia-chat');
  if (written instanceof ClaudiaChat) return written;
  const created = new ClaudiaChat();
  document.body.append(created);
  return created;
}
