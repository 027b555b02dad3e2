import { type CSSResult, unsafeCSS } from 'lit';
import controls from './controls.css?inline';

/** Our own style files, as constructed sheets: a strict content security policy lets those pass. */
export function styles(css: string): CSSResult[] {
  return [unsafeCSS(controls), unsafeCSS(css)];
}
