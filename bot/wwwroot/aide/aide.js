// Help pages: the buttons that hand a question to the assistant. Without the widget they stay hidden.
'use strict';
(() => {
  if (!window.ClaudIA) return;
  for (const button of document.querySelectorAll('button[data-ask]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      window.ClaudIA.open();
      if (button.dataset.ask) window.ClaudIA.send(button.dataset.ask);
    });
  }
})();
