/** One segment of a JSON pointer, escaped (RFC 6901, section 3). */
export function pointerSegment(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
