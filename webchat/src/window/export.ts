/** Hands a text over as a file. */
export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

/** Prints the widget alone: the page around it is hidden for as long as it takes, and only on paper. */
export function printAlone(host: HTMLElement): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@media print { body *:not(claudia-chat):not(:has(claudia-chat)) { display: none !important } }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  host.toggleAttribute('data-printing', true);
  const restore = (): void => {
    host.toggleAttribute('data-printing', false);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  addEventListener('afterprint', restore, { once: true });
  window.print();
}
