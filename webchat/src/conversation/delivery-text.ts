import type { Delivery } from '../direct-line/outbox';
import type { Strings } from '../strings/strings';

/** How far a file got, in one sentence. */
export function deliveryText(delivery: Delivery, refusal: number | undefined, strings: Strings): string {
  switch (delivery) {
    case 'sending':
      return strings.sending;
    case 'sent':
      return strings.sent;
    case 'waiting':
      return strings.notSent;
    case 'refused':
    case 'lost':
      return `${strings.notSent}. ${strandedText(delivery, refusal, strings)}`;
  }
}

/** Why a file is not on its way any more. */
export function strandedText(delivery: 'refused' | 'lost', refusal: number | undefined, { files }: Strings): string {
  if (delivery === 'lost') return files.lost;
  return refusal === 413 ? files.refusedTooLarge : files.refused;
}
