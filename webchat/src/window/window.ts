import { ClaudiaWindow } from '../components/claudia-window';
import type { ChatWindow, Widget } from './widget';

/** Called by the launcher, once, when the window is first needed. */
export function mount(widget: Widget): ChatWindow {
  const element = new ClaudiaWindow(widget);
  widget.root.append(element);
  return element;
}
