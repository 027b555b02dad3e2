const namespace = 'http://www.w3.org/2000/svg';

function shape(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Two speech bubbles that answer each other, drawn for this project. */
export function avatar(): SVGElement {
  const svg = shape('svg', { viewBox: '0 0 32 32', width: '32', height: '32', 'aria-hidden': 'true', class: 'avatar' });
  svg.append(
    shape('circle', { cx: '16', cy: '16', r: '16', class: 'disc' }),
    shape('path', {
      d: 'M8 9.5h11a3 3 0 0 1 3 3v3.5a3 3 0 0 1-3 3h-5.2L10 22v-3H8.500a2.5 2.5 0 0 1-2.5-2.500V12a2.5 2.5 0 0 1 2-2.500z',
      class: 'bubble',
    }),
    shape('path', {
      d: 'M24 13.500a2.5 2.5 0 0 1 2 2.500v4a2.5 2.5 0 0 1-2 2.500v2.500l-3.2-2.500H16a2.5 2.5 0 0 1-2-1.5',
      class: 'reply',
    }),
  );
  return svg;
}
