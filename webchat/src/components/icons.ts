import { svg, type SVGTemplateResult } from 'lit';

/** Drawn for this project on a grid of 20, one stroke wide. Always beside a name, so always hidden. */
function icon(paths: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">${paths}</svg>`;
}

export const icons = {
  move: icon(svg`<path class="dots" d="M7 5h.01M13 5h.01M7 10h.01M13 10h.01M7 15h.01M13 15h.01"/>`),
  speaker: icon(svg`<path d="M3 8v4h3l4 3.500v-11L6 8zM13 7.500a3.5 3.5 0 0 1 0 5M15.3 5a7 7 0 0 1 0 10"/>`),
  options: icon(svg`<path class="dots" d="M10 4.500h.01M10 10h.01M10 15.500h.01"/>`),
  enlarge: icon(svg`<path d="M12 3.500h4.500V8M16.5 3.5 11.5 8.500M8 16.500H3.500V12M3.5 16.500l5-5"/>`),
  restore: icon(svg`<path d="M16.5 8.500H11.500V3.500M11.5 8.500l5-5M3.5 11.500h5v5M8.5 11.500l-5 5"/>`),
  minimise: icon(svg`<path d="M4 7l6 6 6-6"/>`),
  microphone: icon(
    svg`<path d="M10 2.500a2.5 2.5 0 0 0-2.5 2.500v4.500a2.5 2.5 0 0 0 5 0V5A2.5 2.5 0 0 0 10 2.500zM4.5 9.500a5.5 5.5 0 0 0 11 0M10 15v2.500M7 17.500h6"/>`,
  ),
  attach: icon(svg`<path d="M14.5 6v7.500a4.5 4.5 0 0 1-9 0V5.500a3 3 0 0 1 6 0v7.500a1.5 1.5 0 0 1-3 0V6"/>`),
  send: icon(svg`<path d="M3 10 17 3.5 13 17l-3.2-5.200zM9.8 11.8 17 3.5"/>`),
  up: icon(
    svg`<path d="M6.5 9v8h-3V9zM6.5 9l3-6.500c1.5 0 2.5 1 2.3 2.500l-.5 3h4.200a1.5 1.5 0 0 1 1.5 1.800l-1 5.700a1.8 1.8 0 0 1-1.8 1.500H6.5"/>`,
  ),
  down: icon(
    svg`<path d="M6.5 11V3h-3v8zM6.5 11l3 6.500c1.5 0 2.5-1 2.3-2.500l-.5-3h4.200a1.5 1.5 0 0 0 1.5-1.800l-1-5.700A1.8 1.8 0 0 0 14.2 3H6.5"/>`,
  ),
  copy: icon(svg`<path d="M7.5 7.500h9v9h-9zM4.5 12.500h-1v-9h9v1"/>`),
  file: icon(svg`<path d="M5 2.500h6.500L15.5 6.500v11H5zM11.5 2.500v4h4"/>`),
  resize: icon(svg`<path d="M4 12V4h8M16 8v8H8"/>`),
  latest: icon(svg`<path d="M10 4v11M5 10.500l5 5 5-5"/>`),
} as const;
