/** Below this much room the schedule is a phone's: columns snap, and two of them are to be seen side by side. */
const phoneWidth = 480;
const phoneColumn = 132;

/**
 * How wide columns are, in pixels: so that whole ones fill the room beside the hour scale, none narrower than asked for
 * except on a phone.
 */
export function columnWidth(room: number, count: number, minWidth: number): number {
  const isPhone = isPhoneWide(room);
  const least = isPhone ? Math.min(minWidth, Math.max(phoneColumn, room / 2)) : minWidth;
  const inSight = Math.max(1, Math.min(count, Math.floor(room / least)));
  // Whole pixels wherever there is something to scroll: browsers scroll by those.
  return inSight === count ? room / count : Math.floor(room / inSight);
}

export function isPhoneWide(room: number): boolean {
  return room < phoneWidth;
}
