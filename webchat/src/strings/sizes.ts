import { languageTags, type Locale } from './locale';

const kilobyte = 1024;

/** "12 ko", "1,4 Mo": units of 1,024 as file managers count, and never nothing. */
export function sizeOf(bytes: number, locale: Locale): string {
  const kilobytes = Math.max(1, Math.round(bytes / kilobyte));
  const isLarge = kilobytes >= kilobyte;
  const format = new Intl.NumberFormat(languageTags[locale], {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: 1,
  });
  // Some fonts do not have the narrow no-break space.
  return format.format(isLarge ? bytes / kilobyte ** 2 : kilobytes).replace('\u202F', '\u00A0');
}
