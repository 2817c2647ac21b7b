/** How long to wait for what others do, in milliseconds. */
export const patience = {
  /** A holder that is to be written gets this long to leave by itself. */
  leaving: 300,
  /** A run that does not get on for this long will not show the holder before this write is done. */
  quiet: 600,
  /** The holder may still be shown in a run that does get on. */
  unseen: 5_000,
  /** After this long the write fails, whatever others do. */
  longest: 30_000,
  /** Between two attempts. */
  pause: 100,
};
